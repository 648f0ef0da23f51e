"""Everything that this room keeps, by subject."""

from namhoc.hear.guards.models import DaySalt, NetworkHour, Trace
from namhoc.hear.votes.models import Vote

__all__ = ["DaySalt", "NetworkHour", "Trace", "Vote"]
