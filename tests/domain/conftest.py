"""Settings for the rules that hypothesis tries: no clock on single examples, since machines differ."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("cockpit", deadline=None)
settings.load_profile("cockpit")
