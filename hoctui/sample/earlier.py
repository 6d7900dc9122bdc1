"""Plain complaints of the year before, and old ones on days of their own, under the editions of 2020 and 2022."""

from __future__ import annotations

from datetime import date

from hoctui.sample import people as of
from hoctui.sample.diary import Diary, Person


def tell(diary: Diary) -> None:
    """What had happened before the present year."""
    _year_before(diary)
    _under_2020(diary)
    _under_2022(diary)
    _from_2022_to_2024(diary)


_PLAIN: tuple[tuple[int, Person, str, str, str, str, str, str], ...] = (
    (
        406,
        of.NOWAK,
        "property condition",
        "online form",
        "Lift out of order over a weekend, nobody told",
        "Lift out, no notice",
        "upheld",
        "The notice stayed in the van. Texts go to the whole block now.",
    ),
    (
        424,
        of.COLLINGWOOD,
        "information and data management",
        "letter",
        "Wrong date of birth on every letter",
        "Record wrong",
        "upheld",
        "Corrected in all three systems.",
    ),
    (
        437,
        of.YEBOAH,
        "resident involvement",
        "email",
        "Invited to the panel and then told that it was full",
        "Place on the residents' panel withdrawn",
        "partially upheld",
        "The panel had been full for a month. A place is yours from the next meeting.",
    ),
    (
        455,
        of.BRAMLEY,
        "occupancy rights",
        "letter",
        "Refused leave to keep a second dog without reasons",
        "No reasons given",
        "upheld",
        "You have the reasons now, and, since they did not convince us either, the leave.",
    ),
    (
        478,
        of.HOLROYD,
        "property condition",
        "telephone",
        "Path to the door breaks up and is called cosmetic",
        "Path unsafe",
        "upheld",
        "Measured: a trip hazard. Relaid within the month.",
    ),
    (
        492,
        of.LEWANDOWSKI,
        "charges",
        "online form",
        "Charged for a lock that the police broke",
        "Lock recharge",
        "upheld",
        "The recharge policy says otherwise, and so do we. Taken off.",
    ),
)


def _year_before(diary: Diary) -> None:
    for place, (days, person, category, channel, summary, definition, decision, text) in enumerate(_PLAIN):
        (
            diary.story(person, diary.ago(days), summary, category=category, channel=channel, handler="AB")
            .acknowledged(2 + place % 4, f"{definition}.", "To have it put right.")
            .responded(9 + place % 4, decision, text)
            .closed(24 + place % 7)
        )


def _under_2020(diary: Diary) -> None:
    (
        diary.story(
            of.QUAYLE,
            date(2020, 9, 7),
            "Sheltered lounge shut, and the charge for it not",
            category="charges",
            channel="letter",
            handler="AB",
            issue_occurred=date(2020, 6, 1),
        )
        .acknowledged(
            date(2020, 9, 10),
            "You pay for a lounge that is shut because of the pandemic.",
            "The charge back.",
        )
        .responded(date(2020, 9, 21), "not upheld", "The charge pays for the building, which stands.")
        .escalated(date(2020, 10, 5), "A lounge that nobody may enter is no service.", handler="CD")
        .responded(
            date(2020, 10, 30),
            "partially upheld",
            "Cleaning was not done and is credited; the rest stays.",
            remedy="£31 credited.",
        )
        .escalated(
            date(2020, 11, 16),
            "Asks for the panel, which our process of that time still knew.",
            handler="board panel",
        )
        .note(
            date(2020, 11, 17),
            "Told about the designated person, and of the Ombudsman eight weeks after the final answer.",
        )
        .responded(date(2020, 12, 11), "partially upheld", "The panel agrees with stage 2, and says so more kindly.")
        .closed(date(2021, 1, 18))
    )
    (
        diary.story(
            of.HOLROYD,
            date(2021, 3, 15),
            "Repairs put off for a year as not urgent",
            category="property condition",
            channel="telephone",
            handler="AB",
        )
        .acknowledged(date(2021, 3, 18), "Eleven small repairs wait since March 2020.", "A date for each.")
        .responded(date(2021, 4, 9), "upheld", "Two days late, for which we are sorry. All eleven dates are enclosed.")
        .closed(date(2021, 5, 14))
    )


def _under_2022(diary: Diary) -> None:
    (
        diary.story(
            of.ELLISON,
            date(2022, 9, 9),
            "Scaffolding up since June and nobody on it",
            category="property condition",
            channel="email",
            handler="AB",
        )
        .logged(date(2022, 9, 12))
        .acknowledged(date(2022, 9, 13), "Scaffolding stands without work.", "Work, or daylight.")
        .note(
            date(2022, 9, 20),
            "Monday was a bank holiday proclaimed nine days before: everything due moves by a day.",
        )
        .responded(
            date(2022, 9, 27),
            "upheld",
            "The slates were not to be had; nobody said so.",
            remedy="£100 for the dark.",
        )
        .closed(date(2022, 10, 28))
    )
    (
        diary.story(
            of.UDDIN,
            date(2023, 2, 6),
            "Damp survey kept from her",
            category="information and data management",
            channel="telephone",
            handler="EF",
        )
        .logged(date(2023, 2, 6))
        .acknowledged(date(2023, 2, 8), "You asked for the damp survey and did not get it.", "The survey.")
        .extended(
            date(2023, 2, 17),
            15,
            "The surveyor has to take another household's readings out first.",
            agreed=True,
        )
        .responded(date(2023, 3, 9), "partially upheld", "The survey is enclosed. It should have taken a week.")
        .closed(date(2023, 4, 3))
    )


def _from_2022_to_2024(diary: Diary) -> None:
    (
        diary.story(
            of.VAUGHAN,
            date(2024, 2, 12),
            "New kitchen without a place for the washing machine",
            category="property condition",
            channel="online form",
            handler="AB",
        )
        .logged(date(2024, 2, 13))
        .acknowledged(
            date(2024, 2, 14),
            "The new kitchen was measured without your washing machine.",
            "A place for it.",
        )
        .responded(date(2024, 2, 27), "not upheld", "The drawing that you signed shows no machine.")
        .escalated(date(2024, 5, 7), "The drawing was signed on a tablet in the rain.", handler="GH")
        .note(
            date(2024, 5, 7),
            "Made in February, so under the 2022 edition still, though the 2024 one is now in force.",
        )
        .acknowledged(date(2024, 5, 10), "You say that nobody could see the drawing.", "A place for the machine.")
        .responded(
            date(2024, 6, 3),
            "upheld",
            "The photograph taken at the door shows the screen. Nobody could.",
            remedy="A unit taken out and the plumbing moved.",
        )
        .closed(date(2024, 7, 1))
    )
