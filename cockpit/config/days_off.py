"""The days off: the seller's own, and the public holidays of a region."""

from __future__ import annotations

from datetime import date

from cockpit.config.readers import A_REGION, COUNTRY_LETTERS, LONGEST_PART
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container


class DaysOff:
    """Days off of one's own and the public holidays of a region, such as "DE-BE": in it are the days that are off.

    Public holidays are looked up a year at a time, when a day of that year is first asked for: loading them takes as
    long as starting does. `path` is the settings file, for the error of a region that none are known of.
    """

    def __init__(self, own: Container[date], region: str, path: str) -> None:
        self._own, self._region, self._path = own, region, path
        self._public: dict[int, Container[date]] = {}

    def __contains__(self, day: object) -> bool:
        """Tell whether a day is off. Raises NotUnderstood where no public holidays are known of the region."""
        return isinstance(day, date) and (day in self._own or day in self._of_year(day.year))

    def _of_year(self, year: int) -> Container[date]:
        if year not in self._public:
            self._public[year] = self._looked_up(year)
        return self._public[year]

    def _looked_up(self, year: int) -> Container[date]:
        from warnings import catch_warnings, simplefilter

        try:
            from holidays import country_holidays

            country, _, part = self._region.partition("-")
            with catch_warnings():  # of years for which some are not known yet
                simplefilter("ignore")
                return frozenset(country_holidays(country, subdiv=part or None, years=year))
        except NotImplementedError:
            self.check()
            raise
        except ImportError as error:
            raise NotUnderstood(
                f"{self._path}: the public holidays of {self._region} cannot be looked up: {error}.",
                "Install Cockpit anew; or take holidays_of out, and list the days as holidays.",
                "",
            ) from error

    def check(self) -> None:
        """Raise NotUnderstood where no public holidays are known of the region."""
        from holidays import list_supported_countries

        parts = list_supported_countries()
        country, dash, part = self._region.partition("-")
        if country in parts and (not dash or part in parts[country]):
            return
        if country in parts:
            choices = [f"{country}-{one}" for one in parts[country] if len(one) <= LONGEST_PART]
            what, there = "country and part", f"Of {country} there are: {', '.join([country, *choices])}."
        else:
            near = [one for one in parts if len(one) == COUNTRY_LETTERS and one[0] == country[0]]
            what, there = "country", f"With {country[0]} there are: {', '.join(near)}." if near else ""
        raise NotUnderstood(
            f'{self._path}: holidays_of = "{self._region}" is no {what} whose public holidays are known.',
            f"Write it such as holidays_of = {A_REGION}. {there}".rstrip(),
            "",
        )
