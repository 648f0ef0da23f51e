"""Which schools of an office a year merged."""

from __future__ import annotations

from namhoc.collect.asked import kinds_asked
from namhoc.law.catalogue import Catalogue
from namhoc.law.school_year import SchoolYear
from namhoc.summarise.report import Mergers
from namhoc.units.network import Network

LAST_ROUND = "end-of-year"


def mergers_under(catalogue: Catalogue, network: Network, office: str, year: SchoolYear) -> Mergers:
    """The office's schools merged between last year's closing day and this year's.

    Shape   those that went in, those that came out; other offices' schools and merged communes are not among them
    """
    days = (catalogue.reference_day(year.previous, LAST_ROUND), catalogue.reference_day(year, LAST_ROUND))
    kinds = kinds_asked(catalogue, LAST_ROUND)
    before, now = (network.under(office, day, kinds).keys() for day in days)
    went_in, came_out = network.merged_between(*days)
    return went_in & before, came_out & now
