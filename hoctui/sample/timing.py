"""Complaints that are over and show how time is counted: days off, late steps, the year's end."""

from __future__ import annotations

from datetime import date

from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each of the ways in which a clock can run, keep or slip."""
    _days_off(diary)
    _bank_holiday(diary)
    _acknowledgements(diary)
    _passed_on_late(diary)
    _across_the_years_end(diary)


def _days_off(diary: Diary) -> None:
    christmas = diary.last(lambda day: (day.month, day.day) == (12, 23), 45)
    (
        diary.story(
            of.CARTWRIGHT,
            christmas,
            "Tree in the communal garden came down on her fence two days before Christmas",
            category="estate management",
            channel="telephone",
            handler="AB",
            received_by="front desk",
        )
        .note(
            0,
            "Made safe the same afternoon. The office is shut until January, the clock is not: only the bank holidays "
            "and the weekends are left out.",
        )
        .acknowledged(
            4,
            "A poplar that you reported as leaning in autumn fell and broke two fence panels.",
            "Fence mended; the other poplars looked at.",
        )
        .responded(
            11,
            "upheld",
            "Your report in autumn was passed to the grounds contractor and not followed up. The tree officer has "
            "since been round all of them: one more comes down this month.",
            remedy="Fence replaced; one poplar felled and two planted.",
        )
        .promised(11, "put up the fence, fell one poplar and plant two", 22, "CD")
        .done(21)
        .closed(24, "Fence seen by CD, resident content.")
        .learnt(24, "A report of a leaning tree reached the contractor and nobody else; the tree officer has it too.")
    )


def _bank_holiday(diary: Diary) -> None:
    holiday = diary.last(lambda day: bool(diary.calendar.holiday(day)) and day.weekday() < 5 and 2 < day.month < 12, 60)
    (
        diary.story(
            of.DUARTE,
            holiday,
            "Bank holiday message with photographs: water through the light fitting, no answer to three calls",
            category="health and safety",
            channel="social media",
            handler="AB",
            urgent="water in the electrics",
            received_by="out-of-hours service",
        )
        .acknowledged(
            4,
            "You posted photographs of water running out of a light and say that three calls were not answered.",
            "The cause found; somebody to answer the line.",
        )
        .told(5, "Asked which of our numbers was rung: it was the office's, which does not divert on bank holidays.")
        .responded(
            12,
            "partially upheld",
            "The out-of-hours line was staffed and took 31 calls that day. The office number should have sent you on "
            "to it and did not. It does now, and the message names both.",
            remedy="Diversion set up; £40 for the ruined lamp.",
        )
        .promised(12, "divert the office number on bank holidays", 16, "TW", "policy changed")
        .done(15)
        .offered(12, 26, loss=4000)
        .paid(22)
        .closed(27)
        .learnt(27, "The number that people know is the office's; both are tried before every bank holiday.")
    )


def _acknowledgements(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.ASHDOWN,
            ago(62),
            "Bin store never cleaned although everybody pays for it",
            category="estate management",
            channel="email",
            handler="AB",
        )
        .acknowledged(
            8,
            "You pay for cleaning that, you say, has not been done for months.",
            "It cleaned, or the money back.",
        )
        .note(
            8,
            "Acknowledged on day 8: the email lay in a mailbox that nobody reads any more. The mailbox is now "
            "forwarded.",
        )
        .responded(
            14,
            "upheld",
            "The contractor's own sheets show two visits in five months instead of ten.",
            remedy="Cleaning charge for five months credited to all fourteen flats.",
        )
        .offered(14, ago(3), "His part of five months' cleaning, with the quarter's account.", loss=4235)
        .closed(30)
        .learnt(
            30,
            "The cleaner's invoices were paid without a look at the sheets.",
            "hold the sheets against each invoice",
            "JK",
            45,
        )
        .changed(44, "Done each month since; two invoices went back.", "the residents of the block")
    )
    (
        diary.story(
            of.QUAYLE,
            ago(88),
            "Gas safety visit booked three times and missed three times",
            category="health and safety",
            channel="telephone",
            handler="EF",
        )
        .responded(
            5,
            "upheld",
            "All three visits fell on days when the engineer was sent to emergencies, and nobody told you.",
            remedy="Visit done on the day of this letter; £45; a text from now on when a visit moves.",
        )
        .offered(5, 19, time=4500)
        .paid(17)
        .note(5, "Answered so fast that nobody acknowledged it: the Code asks for both (6.2).")
        .closed(20)
    )


def _passed_on_late(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.ELLISON,
            ago(132),
            "Told the caretaker months ago and again now that the bike shed has no lock",
            category="estate management",
            channel="in person",
            handler="AB",
            received_by="caretaker, Larch Close",
            passed_on=ago(123),
        )
        .acknowledged(
            10,
            "You told the caretaker twice that the shed does not lock; one bicycle has gone.",
            "A lock and a camera.",
        )
        .note(
            10,
            "The caretaker had it in his notebook for nine working days. He thought that complaints had to be in "
            "writing.",
        )
        .responded(
            18,
            "partially upheld",
            "The shed is locked since Tuesday. A camera needs the agreement of those whom it films, and we will ask. "
            "What was stolen is for your insurer, with our letter that the lock was missing.",
            remedy="Lock; letter for the insurer; briefing for all caretakers.",
        )
        .promised(18, "ask the neighbours about a camera", 30, "CD")
        .done(29, "Eleven for it, two against; it comes.")
        .closed(40)
        .learnt(
            40,
            "A caretaker thought that complaints have to be in writing.",
            "tell everybody who meets residents what to do with a complaint",
            "AB",
            60,
        )
        .changed(57, "A quarter of an hour at each team's meeting, and a card.", "caretakers, repairs desk, wardens")
    )


def _across_the_years_end(diary: Diary) -> None:
    last = diary.last(lambda day: (day.month, day.day) == (3, 31), 1)
    before = date(last.year - 1, 3, 31)
    (
        diary.story(
            of.UDDIN,
            diary.calendar.add(last, -6),
            "Neighbour's extractor blows into her bedroom window",
            category="anti-social behaviour",
            channel="telephone",
            handler="CD",
        )
        .acknowledged(
            3,
            "You say that a fan fitted without leave blows cooking smells into your room.",
            "The fan moved.",
        )
        .responded(
            11,
            "upheld",
            "Leave was asked for and given for another wall. It moves there.",
            remedy="Fan moved at our cost, since our surveyor did not look.",
        )
        .promised(11, "move the fan to the wall that leave was given for", 24, "EF")
        .done(23)
        .learnt(25, "none: the surveyor knows to go and look.")
        .closed(25, "Pending at the year's end, answered after it.")
    )
    (
        diary.story(
            of.THACKERAY,
            diary.calendar.add(before, -14),
            "Refund of overpaid rent promised again and again",
            category="reimbursement and payments",
            channel="email",
            handler="AB",
        )
        .acknowledged(3, "You overpaid by £612.40 and have been promised it four times.", "The money.")
        .responded(
            11,
            "upheld",
            "The refund form needs two signatures and kept losing one.",
            remedy="Paid on the day of this letter.",
        )
        .escalated(13, "It was not paid on that day either.", handler="JK")
        .acknowledged(16, "The refund did not arrive.", "The money, and something for five promises.")
        .responded(
            32,
            "upheld",
            "The bank sent it back because of a changed account. Paid by faster payment today.",
            remedy="£612.40 and £50; the refund form now needs one signature.",
        )
        .offered(32, 39, "The refund itself, and five promises.", loss=61240, handling=5000)
        .paid(32, "By faster payment.")
        .closed(45)
        .learnt(45, "A form with two signatures lost one of them five times.", "one signature on refunds", "JK", 60)
        .changed(58, "One signature up to £1,000.", "the finance team")
    )
