"""Plain complaints of the year before, and old ones on days of their own, under the editions of 2020 and 2022."""

from __future__ import annotations

from datetime import date

from hoctui.dates import add_months
from hoctui.sample import people as of
from hoctui.sample.diary import Diary
from hoctui.sample.people import Person


def tell(diary: Diary) -> None:
    """What had happened before the present year."""
    _kept_past_their_time(diary)
    _year_before(diary)
    _under_2020(diary)
    _under_2022(diary)
    _from_2022_to_2024(diary)


_PLAIN: tuple[tuple[int, Person, str, str, str, str, str, str, str], ...] = (
    (
        406,
        of.NOWAK,
        "property condition",
        "online form",
        "Lift out of order over a weekend, nobody told",
        "Lift out, no notice",
        "upheld",
        "The notice stayed in the van. Texts go to the whole block now.",
        "Nobody owned the notice; the caretaker does.",
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
        "Three systems held one date; two of them now read it from the third.",
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
        "The list of places is looked at before anybody is invited.",
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
        "A refusal without reasons is no answer; its form has a box for them.",
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
        "What is called cosmetic is measured first.",
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
        "none: one slip, and the policy is plain.",
    ),
)


def _year_before(diary: Diary) -> None:
    for place, (days, person, category, channel, summary, definition, decision, text, lesson) in enumerate(_PLAIN):
        (
            diary.story(person, diary.ago(days), summary, category=category, channel=channel, handler="AB")
            .acknowledged(2 + place % 4, f"{definition}.", "To have it put right.")
            .responded(9 + place % 4, decision, text)
            .closed(24 + place % 7)
            .learnt(24 + place % 7, lesson)
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
        .offered(date(2020, 10, 30), date(2020, 11, 30), loss=3100)
        .paid(date(2020, 11, 13), "Credited to the service charge account.")
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
        .tell(
            "DesignatedPersonAsked",
            date(2020, 12, 21),
            {"who": "Councillor B. Ashworth", "note": "Heard both sides, and let the panel's answer stand."},
        )
        .closed(date(2021, 1, 18))
        .learnt(date(2021, 1, 18), "A charge is explained before it is asked for, above all when it changes.")
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
        .learnt(date(2021, 5, 14), "What is put off is written down with a date to look at it again.")
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
        .offered(date(2022, 9, 27), date(2022, 10, 21), distress=10000)
        .paid(date(2022, 10, 14))
        .closed(date(2022, 10, 28))
        .learnt(date(2022, 10, 28), "Scaffolding goes up when the slates are there.")
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
        .learnt(date(2023, 4, 3), "A survey is sent to whom it is about on the day that it comes in.")
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
        .promised(date(2024, 6, 3), "take a unit out and move the plumbing", date(2024, 6, 21), "EF")
        .done(date(2024, 6, 19))
        .closed(date(2024, 7, 1))
        .learnt(date(2024, 7, 1), "A drawing is signed indoors, on paper, with the machines drawn in.")
    )


def _kept_past_their_time(diary: Diary) -> None:
    """Two that ended over six years ago, which is how long a record is kept: one of them is held all the same."""
    received = add_months(diary.today, -77)
    (
        diary.story(
            of.PENDLEBURY,
            received,
            "Hedge between two gardens cut too low on one side",
            category="estate management",
            channel="letter",
            handler="AB",
        )
        .acknowledged(3, "The hedge was cut to the neighbour's height.", "It left alone.")
        .responded(8, "not upheld", "One hedge has one height, which is in the tenancy.")
        .closed(22)
    )
    received = add_months(diary.today, -81)
    (
        diary.story(
            of.HARTNOLL,
            received,
            "Stair light out for a fortnight, and a fall on the third landing",
            category="health and safety",
            channel="in person",
            handler="AB",
            urgent="hurt in a fall",
        )
        .acknowledged(1, "The light was reported twice before you fell.", "A light that works; an apology.")
        .responded(8, "upheld", "Both reports lay with the wrong contractor.", remedy="New lights on every landing.")
        .promised(8, "fit new lights on every landing", 20, "EF")
        .done(18)
        .closed(25)
        .learnt(25, "A light on a stair is an emergency, in whichever contract it stands.")
        .tell(
            "HoldSet",
            add_months(received, 9),
            {"held": True, "why": "His solicitor writes that a claim is being made. Kept until that is settled."},
        )
    )
