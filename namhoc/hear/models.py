"""Everything that this room keeps, by subject."""

from namhoc.hear.comments.models import Comment, CommentDoor, CommentReport
from namhoc.hear.guards.models import DaySalt, NetworkHour, Trace
from namhoc.hear.polls.models import Ballot, Choice, Poll
from namhoc.hear.questions.models import Question, Step
from namhoc.hear.votes.models import Vote

__all__ = [
    "Ballot",
    "Choice",
    "Comment",
    "CommentDoor",
    "CommentReport",
    "DaySalt",
    "NetworkHour",
    "Poll",
    "Question",
    "Step",
    "Trace",
    "Vote",
]
