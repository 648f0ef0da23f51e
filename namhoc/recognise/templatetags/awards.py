"""Awards, givers and states as pages write them."""

from __future__ import annotations

from django import template

from namhoc.recognise import labels
from namhoc.recognise.words import NominationState

register = template.Library()
TONES = {
    NominationState.PROPOSED: "wait",
    NominationState.SUPPORTED: "wait",
    NominationState.NOT_SUPPORTED: "warn",
    NominationState.GRANTED: "ok",
    NominationState.REFUSED: "warn",
}


@register.filter
def award_name(code: str) -> str:
    return labels.award_name(code)


@register.filter
def giver_name(code: str) -> str:
    return labels.giver_name(code)


@register.filter
def state_tone(state: str) -> str:
    """The colour class of a state's tag."""
    return f"tag-{TONES[NominationState(state)]}"
