"""Complaints that were not taken on, or not taken further, and those that nearly were not: each for its own reasons."""

from __future__ import annotations

from hoctui.dates import add_months
from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each ground of refusal, and discretion considered, used, and forgotten."""
    _too_old(diary)
    _taken_on_all_the_same(diary)
    _aware_lately(diary)
    _at_court_or_before(diary)
    _no_further(diary)
    _not_escalated(diary)


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
        .arranged(
            1,
            "adjustment",
            "Our letters are read to her on the telephone on the day that they go out.",
            "in hospital, and then in her mother's care, for most of the sixteen months",
            28,
        )
        .note(
            1,
            "Over twelve months old. Discretion considered and used (2.3): what kept her from complaining is set down "
            "in the entry of today, and we had promised her the form. Taken on.",
        )
        .acknowledged(
            4,
            "You were promised a claim form after the burst pipe, and it never came.",
            "The carpet paid for.",
        )
        .responded(13, "upheld", "The form was never sent, and the photographs show the carpet.", remedy="£340.")
        .tell("ArrangementReviewed", 28, {"outcome": "ended", "details": "No longer wanted."})
        .closed(28)
        .learnt(28, "A form that was promised goes out the same day, or the promise is worth nothing.")
    )


def _aware_lately(diary: Diary) -> None:
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
        .promised(12, "insulate the loft", 30, "EF")
        .done(27)
        .offered(12, 26, "Three winters' heating, by the bills he kept.", loss=25000)
        .paid(24)
        .closed(34)
        .learnt(
            34,
            "Orders were paid on the firm's word alone.",
            "a photograph before any order for insulation is paid",
            "EF",
            70,
        )
        .changed(64, "Seven lofts opened, two of them bare; the firm has paid it all back.", "the governing body")
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
        consent="given",
    ).refused(
        4,
        "legal_proceedings",
        "The claim form and the particulars of your claim were filed at court last month, and they ask the court to "
        "decide the very points of your complaint.",
        individual="Read both side by side: nothing in the complaint is left over that the court is not asked.",
    )


def _no_further(diary: Diary) -> None:
    (
        diary.story(
            of.EASTWOOD,
            diary.ago(217),
            "Wants the answer about his hedge looked at by somebody else, a third time",
            category="complaint handling",
            channel="email",
            handler="AB",
        )
        .refused(
            3,
            "already_considered",
            "The height of the hedge went through both stages of our process last year. Nothing has happened since "
            "that was not considered then. You may still go to the Ombudsman with it.",
            individual="Compared the two letters line by line, and rang him to ask whether anything is new: nothing "
            "is.",
        )
        .arranged(
            14,
            "contact restriction",
            "One email a fortnight about the hedge, to GH. Repairs, safety and anything new by telephone as ever.",
            "up to nine calls a day to three colleagues, with insults; warned in writing twice",
            100,
        )
        .tell(
            "ArrangementReviewed",
            99,
            {
                "outcome": "changed",
                "details": "One email a week, to GH, since he has kept to it. All else as before.",
                "review_on": diary.ahead(4),
            },
        )
    )


def _not_escalated(diary: Diary) -> None:
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
            "The tenancy plan gives that side to your neighbour, who owns the house. We have written to him for you.",
            remedy="none",
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
                "ombudsman_told": True,
            },
        )
        .closed(30)
    )
