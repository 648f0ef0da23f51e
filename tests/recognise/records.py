"""The awards that the pages of 2021 report, one record each; the recipients are made up."""

from datetime import date

from namhoc.recognise.facts import AwardLine, AwardRecord
from namhoc.recognise.words import NominationState, RecipientKind

DAY = date(2021, 8, 20)
CITY = (
    AwardLine("prime-minister", "bk-thu-tuong", 1, 2),
    AwardLine("ministry-of-education", "bk-bo-truong", 0, 1),
    AwardLine("province-committee", "co-tinh", 2, 0),
    AwardLine("province-committee", "bk-tinh", 21, 19),
)
TOWN = (
    AwardLine("ministry-of-education", "bk-bo-truong", 0, 1),
    AwardLine("province-committee", "co-tinh", 1, 0),
    AwardLine("province-committee", "bk-tinh", 3, 7),
    AwardLine("province-committee", "ttldxs", 10, 0),
    AwardLine("department", "giay-khen", 2, 9),
    AwardLine("district-committee", "cstdcs", 0, 20),
    AwardLine("district-committee", "giay-khen", 4, 30),
)


def a_record(**changes):
    """One commendation of the province, granted to one person."""
    given = {
        "award": "bk-tinh",
        "giver": "province-committee",
        "recipient_kind": RecipientKind.INDIVIDUAL,
        "recipient": "Người thứ nhất",
        "decision": "10/QĐ-UBND",
        "day": date(2021, 8, 10),
    }
    return AwardRecord(**{**given, **changes})


def records_of(lines, state=NominationState.GRANTED):
    """As many records as the lines count, in an order that is not that of the lines."""
    decided = {} if state is NominationState.GRANTED else {"decision": "", "day": None}
    made = [
        a_record(
            award=line.award,
            giver=line.giver,
            recipient_kind=kind,
            recipient=f"{line.giver} {line.award} {kind} {at}",
            state=state,
            **decided,
        )
        for line in reversed(lines)
        for kind, count in ((RecipientKind.INDIVIDUAL, line.individuals), (RecipientKind.COLLECTIVE, line.collectives))
        for at in range(count)
    ]
    return tuple(made)
