"""Everything that this room keeps, by subject."""

from namhoc.hear.comments.models import Comment, CommentDoor, CommentReport
from namhoc.hear.guards.models import DaySalt, NetworkHour, Trace
from namhoc.hear.questions.models import Question, Step
from namhoc.hear.votes.models import Vote

__all__ = ["Comment", "CommentDoor", "CommentReport", "DaySalt", "NetworkHour", "Question", "Step", "Trace", "Vote"]
