"""What every test stands on: this tree in every process that a test starts, and no clock on hypothesis' examples."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from hypothesis import HealthCheck, settings

# The environment's own `cockpit` may have been installed from another checkout.
os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
# Nothing that a test makes lands in the keyring of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# What runs in the background ignores ctrl+c, and so does all that it starts; some of that is to end by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Machines differ, and other cores run other tests.
settings.register_profile("cockpit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The gate runs the same examples each time: what is new is searched for at the desk, where somebody can mend it.
settings.register_profile("gate", settings.get_profile("cockpit"), derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "cockpit")
