"""Complaints that are over and whose answer was put back: in time, late, past the cap, with its details or not."""

from __future__ import annotations

from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each of the ways in which a date can be put back."""
    _one_extension(diary)
    _without_what_belongs_in_it(diary)
    _past_the_cap(diary)
    _twice(diary)


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
        .asked(10, "the structural engineer", "the last reading, and what it comes to", 16, they_are="contractor")
        .told(14, "Reading taken. Engineer writes it up this week.")
        .replied(18, "Two millimetres with the seasons, no growth over the year.")
        .told(19, "The engineer has written; you have the answer within two days.", channel="email")
        .responded(
            21,
            "partially upheld",
            "The crack moves two millimetres with the clay and has not grown over the year, so that it is filled "
            "with something that gives. You should have had each reading when it was taken.",
            remedy="Flexible repair; all readings enclosed; the next ones sent as they are taken.",
        )
        .promised(21, "fill the crack with something that gives", 40, "EF")
        .done(37)
        .closed(42)
        .learnt(42, "Readings were kept and not sent; whoever is measured gets the figures.")
        .surveyed(44, 52, "4")
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
        .promised(20, "fit a new shower", 30, "EF")
        .done(28)
        .offered(20, 34, time=5000)
        .paid(31)
        .closed(36)
        .learnt(36, "An extension is written before the date that it puts back: the diary asks two days ahead now.")
    )


def _without_what_belongs_in_it(diary: Diary) -> None:
    (
        diary.story(
            of.IBRAHIM,
            diary.ago(233),
            "Priority form for a transfer handed in twice and lost twice",
            category="moving to a property",
            channel="in person",
            handler="CD",
            urgent="cannot manage the stairs",
        )
        .acknowledged(
            4,
            "Your form for a priority transfer was handed in twice, and you are not on the list.",
            "To be on the list from day one.",
        )
        .extended(
            11,
            8,
            "Waiting for the adviser on priorities, who sits once a fortnight.",
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
        .promised(20, "put the priority back to the first form's date", 22, "CD", "record amended")
        .done(21)
        .closed(39)
        .learnt(39, "Two people scanned into two folders; there is one folder now.")
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
        .promised(30, "fit the flashing and put new insulation in", 48, "EF")
        .done(45)
        .note(
            30,
            "22 days were given where 10 are the limit, and waiting for contractors is no good reason. Counted as "
            "late.",
        )
        .closed(51)
        .learnt(51, "Two contractors on one roof, and nobody in charge of it: one manager is named for each roof.")
    )


def _twice(diary: Diary) -> None:
    ago = diary.ago
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
        .told(14, "Proofing done in the kitchen; one room to go.")
        .extended(
            15,
            14,
            "A second run was found into the neighbour's loft, and both homes have to be done together.",
            good_reason="The neighbour is away, and her loft may only be opened with her daughter there, who has a "
            "date.",
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
        .promised(28, "put in new kitchen cupboards", 45, "EF")
        .done(43)
        .closed(50)
        .learnt(50, "Pest control is paid for closed holes now, and not for visits.")
        .surveyed(51, 58, "5", "The only people who looked behind the units.")
    )
