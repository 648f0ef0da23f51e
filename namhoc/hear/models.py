"""Everything that this room keeps, by subject."""

from namhoc.hear.comments.models import Comment, CommentDoor, CommentReport
from namhoc.hear.guards.models import DaySalt, NetworkHour, Trace
from namhoc.hear.votes.models import Vote

__all__ = ["Comment", "CommentDoor", "CommentReport", "DaySalt", "NetworkHour", "Trace", "Vote"]
