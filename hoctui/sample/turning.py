"""Complaints that are over and took a turn: withdrawal, stage 2, entries put right, mould that returns."""

from __future__ import annotations

from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each turn that a case can take."""
    _withdrawn(diary)
    _stage_2(diary)
    _same_handler(diary)
    _entries_put_right(diary)
    _mould_that_returns(diary)


def _withdrawn(diary: Diary) -> None:
    (
        diary.story(
            of.WOJCIK,
            diary.ago(59),
            "Builder's skip before his gate for three weeks",
            category="estate management",
            channel="telephone",
            handler="CD",
        )
        .acknowledged(2, "A skip of ours stands across your gate.", "It taken away.")
        .withdrawn(
            3,
            "Skip went the same evening. Said that this is all he wanted, and was told he may come back to it.",
        )
    )


def _stage_2(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.YEBOAH,
            ago(142),
            "Heating, windows and the rent review: three things at once and three people answering",
            category="property condition",
            channel="email",
            handler="AB",
        )
        .acknowledged(
            4,
            "Three points: the heating fails weekly; two windows do not shut; the rent review letter names the wrong "
            "home.",
            "All three put right by one person.",
        )
        .responded(
            13,
            "partially upheld",
            "Heating: upheld, the pump was failing and is replaced. Windows: upheld, both are on order. Rent review: "
            "not upheld, the letter is right and the sign on the house is wrong.",
            remedy="Pump, two windows, and one name to ring.",
        )
        .escalated(18, "In part: the rent review only. The other two are settled.", handler="GH")
        .acknowledged(21, "You ask us to look again at which home the rent review is for.", "The review withdrawn.")
        .responded(
            38,
            "upheld",
            "The plot numbers were swapped when the lane was renumbered. Yours is the smaller home.",
            remedy="Review withdrawn; £97.20 refunded; the neighbour's rent stays as it is.",
        )
        .closed(50)
    )
    (
        diary.story(
            of.ZAMAN,
            ago(296),
            "Racist graffiti on the garages painted over after five weeks",
            category="anti-social behaviour",
            channel="in person",
            handler="CD",
            urgent="children pass it on the way to school",
        )
        .acknowledged(
            2,
            "The graffiti was reported four times before it was covered.",
            "To know why it took five weeks.",
        )
        .responded(
            11,
            "upheld",
            "It was on a list with ordinary graffiti.",
            remedy="Hate graffiti goes within one working day.",
        )
        .escalated(15, "No word about the people who did it, whom he named.", handler="GH")
        .acknowledged(19, "You named two people and heard nothing.", "To know what was done with the names.")
        .note(39, "Due today and not ready: the police have not answered. No extension was sent.")
        .responded(
            46,
            "upheld",
            "The names went to the police seven weeks late. This answer is late as well, without a word to you.",
            remedy="Apology in person; £300; a weekly call while the police are at it.",
        )
        .closed(70)
    )


def _same_handler(diary: Diary) -> None:
    (
        diary.story(
            of.DAVENPORT,
            diary.ago(331),
            "Shared ownership rent increased by more than the lease allows",
            category="charges",
            channel="online form",
            handler="JK",
        )
        .acknowledged(3, "The increase is 7.1 per cent, and the lease says inflation and a half.", "The right sum.")
        .responded(
            12,
            "not upheld",
            "Inflation in the month that the lease names was 6.6 per cent.",
            remedy="The sum shown.",
        )
        .escalated(20, "Half a point on 6.6 is 7.1 only if one rounds.", handler="JK")
        .note(
            20,
            "Warned that JK answered stage 1 (6.13). Overruled by GH: JK is the only one who can read that lease, "
            "and GH was ill. It is a breach, and declared as one.",
        )
        .acknowledged(24, "You ask for the sum to two places.", "The sum.")
        .responded(
            36,
            "upheld",
            "To two places it is 7.05 per cent: £1.31 a year too much.",
            remedy="Refund; the letter's wording.",
        )
        .closed(48)
    )


def _entries_put_right(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.KIRKBRIDE,
            ago(78),
            "Ceiling stain blamed on him; leak was from the roof terrace above",
            category="property condition",
            channel="email",
            handler="EF",
        )
        .acknowledged(
            7,
            "You dispute that your shower caused the stain.",
            "The blame taken back and the ceiling painted.",
        )
        .corrected(
            9,
            "Acknowledged",
            {"on": diary.calendar.add(ago(78), 4)},
            "The letter went on the fourth day; the date first written was that of the copy.",
        )
        .responded(13, "upheld", "Dye poured on the terrace came through your ceiling.", remedy="Ceiling painted; £60.")
        .closed(31)
    )
    (
        diary.story(
            of.ASHDOWN,
            ago(48),
            "Grass cut over his spring bulbs",
            category="estate management",
            channel="telephone",
            handler="CD",
        )
        .acknowledged(2, "The verge with your bulbs was mown in flower.", "New bulbs, and the mower kept off.")
        .closed(4)
        .undone(4, "That was for another case: the two stood next to each other in the list.")
        .responded(
            8,
            "upheld",
            "The stakes you put up were taken out by the crew.",
            remedy="200 bulbs, planted by the crew.",
        )
        .closed(20)
    )


def _mould_that_returns(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.OKAFOR,
            ago(470),
            "Mould on the back bedroom wall behind the bed",
            category="property condition",
            channel="telephone",
            handler="EF",
        )
        .acknowledged(3, "You found mould behind the bed.", "It gone.")
        .responded(10, "upheld", "The wall was washed and painted.", remedy="Wash and anti-mould paint.")
        .closed(24)
    )
    (
        diary.story(
            of.OKAFOR,
            ago(338),
            "Mould back in the same bedroom, and the cot has had to move",
            category="property condition",
            channel="email",
            handler="EF",
            urgent="toddler with a cough",
        )
        .acknowledged(2, "The mould that was painted over last year has come through.", "That it does not come back.")
        .responded(
            11,
            "upheld",
            "It was painted over, and that was not enough.",
            remedy="Second treatment; a fan in the window.",
        )
        .promised(11, "treat the wall again and fit a fan", 25, "EF")
        .done(24, "Treated, fan fitted.")
        .closed(30, "EF: no cause was looked for beyond the fan.")
    )
