"""Complaints that were not taken on, or not taken further, and those that nearly were not: each for its own reasons."""

from __future__ import annotations

from hoctui.dates import add_months
from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each ground of refusal, and discretion considered, used, and forgotten."""
    _too_old(diary)
    _taken_on_all_the_same(diary)
    _overruled(diary)
    _at_court_or_before(diary)
    _no_further(diary)


def _too_old(diary: Diary) -> None:
    received = diary.ago(107)
    diary.story(
        of.RAMSBOTTOM,
        received,
        "Boiler fitted in the wrong cupboard, two years back, now that the door needs painting",
        category="property condition",
        channel="telephone",
        handler="AB",
        issue_occurred=add_months(received, -26),
        resident_aware=add_months(received, -26),
    ).refused(
        3,
        "over_age",
        "The boiler was fitted more than two years before you complained, in your presence and with your agreement "
        "to the place. Our policy takes complaints within twelve months, and the paper on why that place was chosen "
        "is gone.",
        individual="He has been well throughout, had our address, and complained of other things in that time.",
        discretion="Considered whether to take it on all the same. Nothing kept him from complaining then, no harm "
        "comes of the place now, and the question cannot be looked into fairly any more. The painting is a repair, "
        "and has been ordered.",
    )


def _taken_on_all_the_same(diary: Diary) -> None:
    received = diary.ago(174)
    (
        diary.story(
            of.NDIAYE,
            received,
            "Carpet ruined by a burst pipe sixteen months ago, claim form never sent",
            category="reimbursement and payments",
            channel="letter",
            handler="AB",
            issue_occurred=add_months(received, -16),
            resident_aware=add_months(received, -16),
        )
        .note(
            1,
            "Over twelve months old. Discretion considered and used (2.3): she was in hospital and then with her "
            "mother for most of that time, and we had promised her the form. Taken on.",
        )
        .acknowledged(
            4,
            "You were promised a claim form after the burst pipe, and it never came.",
            "The carpet paid for.",
        )
        .responded(13, "upheld", "The form was never sent, and the photographs show the carpet.", remedy="£340.")
        .closed(28)
    )
    received = diary.ago(245)
    (
        diary.story(
            of.PATEL,
            received,
            "Loft never insulated although the record says so: seen when the roof was opened last month",
            category="property condition",
            channel="online form",
            handler="EF",
            issue_occurred=add_months(received, -40),
            resident_aware=add_months(received, -1),
        )
        .note(
            0,
            "The work was signed off over three years ago, but he learned of it a month ago: within twelve months "
            "(2.3).",
        )
        .acknowledged(
            3,
            "Your loft is recorded as insulated and is bare.",
            "The loft insulated, and something for the bills.",
        )
        .responded(
            12,
            "upheld",
            "The order was paid and never done; seven more homes by the same firm are being looked at.",
            remedy="Loft insulated; £250 towards three winters' heating.",
        )
        .closed(34)
    )


def _overruled(diary: Diary) -> None:
    received = diary.ago(301)
    (
        diary.story(
            of.SANTOS,
            received,
            "Moved out for repairs, moved back to find her furniture in a container in the rain",
            category="reimbursement and payments",
            channel="email",
            handler="AB",
            issue_occurred=add_months(received, -14),
            resident_aware=add_months(received, -14),
        )
        .refused(
            3,
            "over_age",
            "The container was emptied fourteen months ago, which is over the twelve that our policy sets.",
        )
        .reopened(
            48,
            "The Ombudsman told us to take it on: nobody had considered discretion, and she had been writing to the "
            "wrong department all that time. Taken on at once.",
        )
        .acknowledged(49, "Your furniture stood in an open container for nine days.", "It replaced, or paid for.")
        .responded(
            58,
            "upheld",
            "The container was open because its tarpaulin had been used elsewhere. We should have heard you at once.",
            remedy="£1,150 against the list; every refusal now names the discretion that was considered.",
        )
        .closed(75)
    )


def _at_court_or_before(diary: Diary) -> None:
    diary.story(
        of.VICKERS,
        diary.ago(149),
        "Disrepair that is before the county court already",
        category="property condition",
        channel="letter",
        handler="AB",
        representative="his solicitors",
    ).refused(
        4,
        "legal_proceedings",
        "The claim form and the particulars of your claim were filed at court last month, and they ask the court to "
        "decide the very points of your complaint.",
        individual="Read both side by side: nothing in the complaint is left over that the court is not asked.",
    )


def _no_further(diary: Diary) -> None:
    diary.story(
        of.EASTWOOD,
        diary.ago(217),
        "Wants the answer about his hedge looked at by somebody else, a third time",
        category="complaint handling",
        channel="email",
        handler="AB",
    ).refused(
        3,
        "already_considered",
        "The height of the hedge went through both stages of our process last year. Nothing has happened since that "
        "was not considered then. You may still go to the Ombudsman with it.",
        individual="Compared the two letters line by line, and rang him to ask whether anything is new: nothing is.",
    )
    (
        diary.story(
            of.BLACKWOOD,
            diary.ago(268),
            "Fence panel between the gardens: which side of it is ours",
            category="estate management",
            channel="telephone",
            handler="CD",
        )
        .acknowledged(3, "You want us to replace the panel on the left side of your garden.", "A new panel.")
        .responded(
            10,
            "not upheld",
            "The tenancy plan gives that side to your neighbour, who owns the house.",
            remedy="None; we have written to the neighbour for you.",
        )
        .heard(15, "Wants stage 2, and told us the same day that he has filed a claim against the neighbour and us.")
        .tell(
            "EscalationRefused",
            17,
            {
                "ground": "legal_proceedings",
                "reasons": "The claim that you filed asks the court who owns the boundary and who pays for the "
                "panel. That is all that stage 2 could look at.",
                "individual": "Asked whether anything about how he was dealt with should go to stage 2: he said no.",
            },
        )
        .closed(30)
    )
