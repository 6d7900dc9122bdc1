"""Complaints that are over and took a turn: withdrawal, stage 2, entries put right."""

from __future__ import annotations

from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each turn that a case can take."""
    _withdrawn(diary)
    _stage_2(diary)
    _same_handler(diary)
    _entries_put_right(diary)


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
        .promised(13, "put the new pump in", 17, "EF")
        .done(16)
        .promised(13, "fit the two windows", 40, "EF")
        .done(39)
        .escalated(18, "", part="the rent review; the other two are settled", handler="GH")
        .acknowledged(21, "You ask us to look again at which home the rent review is for.", "The review withdrawn.")
        .responded(
            38,
            "upheld",
            "The plot numbers were swapped when the lane was renumbered. Yours is the smaller home.",
            remedy="Review withdrawn; £97.20 refunded; the neighbour's rent stays as it is.",
        )
        .offered(38, 48, "What was paid too much since the review.", loss=9720)
        .paid(46)
        .closed(50)
        .learnt(
            50,
            "Two plots changed numbers when the lane was renumbered.",
            "hold the other homes of that lane against the plan",
            "JK",
            75,
        )
        .changed(70, "Eighteen homes looked at, one more put right.", "income team, the two households")
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
            remedy="none",
        )
        .escalated(20, "Half a point on 6.6 is 7.1 only if one rounds.", handler="JK")
        .acknowledged(24, "You ask for the sum to two places.", "The sum.")
        .responded(
            36,
            "upheld",
            "To two places it is 7.05 per cent: £1.31 a year too much.",
            remedy="Refund; the letter's wording.",
            same_person_why="JK alone can read that lease, and GH was away; a breach, and declared as one",
        )
        .promised(36, "put the words of the letter right", 46, "JK", "policy changed")
        .done(43)
        .offered(36, 46, "A year of it.", loss=131)
        .paid(44)
        .closed(48)
        .learnt(
            48, "One rounds at the end; and a second person learns to read the leases.", "teach AB the lease", "JK", 110
        )
        .changed(104, "AB and one of the income team can work out an increase.", "finance, the governing body")
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
            {"on": diary.calendar.add(ago(78), 4).isoformat()},
            "The letter went on the fourth day; the date first written was that of the copy.",
        )
        .responded(13, "upheld", "Dye poured on the terrace came through your ceiling.", remedy="Ceiling painted; £60.")
        .promised(13, "paint the ceiling", 28, "EF")
        .done(26)
        .offered(13, 27, distress=6000)
        .paid(25)
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
        .promised(8, "plant 200 bulbs", 18, "CD")
        .done(17)
        .closed(20)
        .learnt(20, "none: the stakes were taken for litter, and are on the crew's map now.")
    )
