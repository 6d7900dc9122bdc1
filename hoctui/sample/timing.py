"""Complaints that are over and show how time is counted: days off, late steps, extensions, the year's end."""

from __future__ import annotations

from datetime import date

from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each of the ways in which a clock can run, keep, slip or be put back."""
    _days_off(diary)
    _acknowledgements(diary)
    _one_extension(diary)
    _without_what_belongs_in_it(diary)
    _past_the_cap(diary)
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
        .closed(24, "Fence seen by CD, resident content.")
    )
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
        .closed(27)
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
        .closed(30)
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
        .note(5, "Answered so fast that nobody acknowledged it: the Code asks for both (6.2).")
        .closed(20)
    )
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
        .closed(40)
    )


def _one_extension(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.BANERJEE,
            ago(97),
            "Subsidence crack opens and shuts with the seasons; monitored for a year without a word",
            category="property condition",
            channel="letter",
            handler="EF",
            outcomes="to know what the readings say",
        )
        .acknowledged(
            3,
            "You ask what a year of crack readings shows and what will be done.",
            "The readings, explained.",
        )
        .extended(
            9,
            10,
            "The engineer's last reading falls two days after the answer is due, and it is the one that decides.",
            agreed=True,
            update_every=5,
        )
        .told(14, "Reading taken. Engineer writes it up this week.")
        .responded(
            21,
            "partially upheld",
            "The crack moves two millimetres with the clay and has not grown over the year, so that it is filled "
            "with something that gives. You should have had each reading when it was taken.",
            remedy="Flexible repair; all readings enclosed; the next ones sent as they are taken.",
        )
        .closed(42)
    )
    (
        diary.story(
            of.GARANG,
            ago(158),
            "Shower mended four times, broken five times",
            category="property condition",
            channel="telephone",
            handler="AB",
        )
        .acknowledged(2, "You want a new shower instead of a fifth repair.", "A new shower.")
        .extended(14, 10, "The plumber who knows the case is away.", update_every=5)
        .note(14, "Extended two days after the date that it puts back, so it does not count as in time. Told him so.")
        .responded(20, "upheld", "Five repairs to one shower are four too many.", remedy="New shower fitted; £50.")
        .closed(36)
    )


def _without_what_belongs_in_it(diary: Diary) -> None:
    (
        diary.story(
            of.IBRAHIM,
            diary.ago(233),
            "Asked for a transfer on medical grounds; the form was lost twice",
            category="moving to a property",
            channel="in person",
            handler="CD",
            urgent="cannot manage the stairs",
        )
        .acknowledged(
            4,
            "Your medical transfer form was handed in twice and is not on the list.",
            "To be on the list from day one.",
        )
        .extended(
            11,
            8,
            "Waiting for the medical adviser, who sits once a fortnight.",
            ombudsman_given=False,
        )
        .note(
            13,
            "The extension letter gave no Ombudsman's details and agreed no updates: both belong in it (6.5, 5.9).",
        )
        .responded(
            20,
            "upheld",
            "Both forms were scanned under the wrong tenancy. You are on the list as from the first of them.",
            remedy="Priority backdated; apology.",
        )
        .closed(39)
    )


def _past_the_cap(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.FENWICK,
            ago(284),
            "Roof leaks after the re-roofing, contractor blames the solar panels",
            category="property condition",
            channel="email",
            handler="EF",
        )
        .acknowledged(3, "New roof, new leak, and two contractors pointing at each other.", "A dry loft.")
        .extended(10, 22, "The contractors have not yet agreed on a date to meet on the roof.", update_every=5)
        .told(15, "No date yet.")
        .responded(
            30,
            "upheld",
            "A flashing was left out where the panels cross the ridge. The roofer accepts it.",
            remedy="Flashing fitted; loft insulation replaced.",
        )
        .note(
            30,
            "22 days were given where 10 are the limit, and waiting for contractors is no good reason. Counted as "
            "late.",
        )
        .closed(51)
    )
    (
        diary.story(
            of.JANKOWSKA,
            ago(342),
            "Mice, pest control came and went, mice stayed",
            category="health and safety",
            channel="online form",
            handler="AB",
            urgent="newborn in the home",
        )
        .acknowledged(1, "Three visits by pest control have not ended it.", "The holes found and stopped.")
        .extended(8, 6, "Proofing starts on Monday; the answer can say what was found.", agreed=True, update_every=3)
        .told(11, "Holes found behind the kitchen units.")
        .extended(
            15,
            14,
            "A second run was found into the neighbour's loft, and both homes have to be done together.",
            good_reason="The neighbour is in hospital and her loft may only be opened with her daughter there, who "
            "has a date.",
            agreed=True,
            update_every=5,
        )
        .told(20, "Daughter's date confirmed.")
        .told(25, "Both lofts sealed. Last bait check next week.")
        .responded(
            28,
            "upheld",
            "The first three visits treated mice and not holes.",
            remedy="Both homes sealed; cupboards replaced.",
        )
        .closed(50)
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
        .closed(45)
    )
