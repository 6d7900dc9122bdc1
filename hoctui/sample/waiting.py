"""Complaints that are answered and wait for the resident: for their word that it is settled, or for stage 2."""

from __future__ import annotations

from hoctui.sample import papers
from hoctui.sample import people as of
from hoctui.sample.diary import Diary

_SATURDAY = 5


def tell(diary: Diary) -> None:
    """Open complaints on which the next word is the resident's."""
    _by_others(diary)
    _from_a_survey(diary)
    _on_a_saturday(diary)
    _short(diary)
    _not_upheld(diary)
    _long(diary)
    _snags(diary)


def _by_others(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.COLLINGWOOD,
            ago(20),
            "Overgrown trees take all the light; councillor writes that nobody replies to him",
            category="estate management",
            channel="councillor or MP",
            handler="AB",
            representative="Councillor D. Pemberton, in writing",
            consent="given",
        )
        .acknowledged(
            3,
            "The councillor writes for you that the limes behind Copse Lane have not been cut for four years and "
            "that two of your letters went unanswered.",
            "The trees thinned; somebody to answer letters.",
        )
        .note(5, "Reply goes to Mr Collingwood, copy to the councillor, as both asked.")
        .responded(
            12,
            "partially upheld",
            "Your letters were not answered, and for that we are sorry. The limes are protected, so that they may be "
            "thinned only with the council's leave; we asked for it in the week you wrote. Our own plan puts them "
            "every five years, and this is the fifth.",
            remedy="An apology; thinning as soon as leave is given; the date will be told to the whole lane.",
        )
        .promised(12, "an apology, and who answers letters from now on", 14, "GH", "apology")
        .done(13)
    )


def _from_a_survey(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.VAUGHAN,
            ago(26),
            "Said in the repairs survey that she has stopped asking, because nothing ever comes of it",
            category="complaint handling",
            channel="survey",
            handler="AB",
            received_by="the survey caller",
        )
        .note(
            0,
            "A survey answer is not a complaint by itself (1.6). The caller told her how to make one, and she said "
            "that she would like this taken as one: received today.",
        )
        .acknowledged(
            2,
            "You say that four repairs reported over a year were closed on our side without anybody having come.",
            "The four repairs done, and to know how they came to be closed.",
        )
        .responded(
            10,
            "upheld",
            "All four were marked complete by a subcontractor who had found nobody in, once, and left no card. The "
            "system let them do it. It does not any more: an order now closes on the resident's word.",
            remedy="All four done this week; £60 for time and trouble.",
            every_point=None,
        )
        .promised(10, "do all four repairs", 15, "EF")
        .done(14)
        .offered(10, 20, time=6000)
        .paid(15)
    )


def _on_a_saturday(diary: Diary) -> None:
    saturday = diary.last(lambda day: day.weekday() == _SATURDAY, 28)
    (
        diary.story(
            of.ZOE_LI,
            saturday,
            "Message sent on Saturday: sewage came up through the shower, and the emergency line rang out",
            category="health and safety",
            channel="social media",
            handler="AB",
            urgent="sewage in the home",
            received_by="out-of-hours service",
        )
        .note(
            saturday,
            "Emergency plumber sent the same evening by the out-of-hours service; complaint logged on its next shift.",
        )
        .acknowledged(
            3,
            "You tell us that the emergency line was not answered for an hour and ten minutes while the shower "
            "overflowed.",
            "To know why, and the bath mat and towels paid for.",
        )
        .responded(
            10,
            "upheld",
            "The line was not staffed from five to a quarter past six that day: one of two people was ill, and "
            "nobody was asked to step in. From now on the rota names a reserve.",
            remedy="£85 for the damaged things, as listed; the rota changed.",
        )
        .offered(10, 20, "As she listed them.", loss=8500)
        .paid(16)
    )


def _short(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.DOBSON,
            ago(5),
            "Key fob stopped working, told to pay for a new one",
            category="charges",
            channel="in person",
            handler="AB",
            received_by="front desk",
        )
        .acknowledged(0, "You were asked to pay £15 for a fob that failed by itself.", "A fob that works, for nothing.")
        .responded(
            0,
            "upheld",
            "A fob that fails is replaced without charge; only a lost one is paid for. You were told the wrong "
            "thing, and had the new fob before you left.",
            remedy="Fob replaced, apology given at the desk and in this letter.",
        )
        .promised(0, "replace the fob", 0, "AB")
        .done(0)
    )
    (
        diary.story(
            of.FAIRBAIRN,
            ago(15),
            "Letter about a rent increase addressed to her late husband, again",
            category="information and data management",
            channel="letter",
            handler="AB",
            urgent="bereaved this year",
        )
        .acknowledged(
            2,
            "You told us of your husband's death, and two letters in his name have come since.",
            "That it stops, and that somebody says sorry in person.",
        )
        .told(
            3,
            "AB went to see her, and how we keep in touch was agreed.",
            channel="in person",
        )
        .arranged(
            3,
            "contact arrangement",
            "No more letters about this but the one that the Code asks for; by telephone, in the mornings.",
            "bereaved this year",
        )
        .responded(
            6,
            "upheld",
            "The tenancy record was changed and the rent letters, which come from another list, were not. Both lists "
            "are now one. We are sorry for what those letters did.",
            remedy="An apology in person; the records mended.",
        )
        .promised(6, "make one list of the two", 8, "JK", "record amended")
        .done(7)
    )


def _not_upheld(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.LEWANDOWSKI,
            ago(24),
            "Charged for a call-out that he says was for the neighbour's tap",
            category="charges",
            channel="email",
            handler="AB",
        )
        .acknowledged(3, "You dispute the £48 call-out charge on your account.", "The charge taken off.")
        .responded(
            12,
            "not upheld",
            "The plumber's photographs and your own signature on his tablet are for your kitchen tap, which had been "
            "altered. The neighbour's tap was mended the same day on another order, at no charge to anybody. Under "
            "the repairs policy, alterations are for the tenant. The charge may be paid over three months.",
            remedy="none",
            next_stage_told=None,
        )
    )


def _long(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.BEGUM,
            ago(31),
            "Window replacement stopped half way: boards for eleven weeks, two winters of draughts before that",
            category="property condition",
            channel="letter",
            handler="AB",
            issue_occurred=ago(120),
            resident_aware=ago(120),
            outcomes="the windows in, a decent apology, and something off the rent",
        )
        .acknowledged(
            4,
            "Your letter makes five points: that the contractor left with four of seven windows done; that the "
            "openings were boarded for eleven weeks; that the boards let the rain in; that three appointments were "
            "not kept; and that the officer who promised to ring did not.",
            "Windows fitted; making good; an apology for each broken appointment; a rent reduction for the rooms in "
            "the dark.",
        )
        .paper(
            4,
            "five points.txt",
            papers.note(
                "Dear Example Homes,",
                "Four windows of seven, boards for eleven weeks, rain through the boards, three broken appointments, "
                "and an officer who was going to ring.",
                "Shirin Begum, 27 Mill Row",
            ),
            "letter",
            direction="in",
        )
        .told(8, "Went through the five points with her so that nothing is left out.", channel="in person")
        .responded(
            14,
            "upheld",
            _FIVE_POINTS,
            remedy=_FIVE_REMEDIES,
            outstanding="Making good inside, within ten working days of the last window.",
        )
        .promised(14, "fit the three windows", 24, "EF")
        .done(24, "The last one went in on the day that was given.")
        .promised(14, "make good inside", 34, "EF")
        .offered(
            14,
            28,
            "A quarter of two bedrooms' rent for eleven weeks; the bedding and the mattress; three appointments.",
            loss=40250,
            distress=15000,
            time=9000,
        )
        .paid(27, "By transfer.")
        .wrote(14, "stage1", name="stage 1 answer.txt", data=papers.note(_FIVE_POINTS, _FIVE_REMEDIES))
        .heard(
            16,
            "Rang to say thank you for a letter that answers what was asked. Will think about stage 2 once it is done.",
        )
    )


def _snags(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.KAUR,
            ago(21),
            "Snags from the first year never finished; told that the warranty has run out in the meantime",
            category="buying or selling a property",
            channel="online form",
            handler="AB",
        )
        .acknowledged(
            3,
            "You reported nine snags before the end of the first year and five are still there.",
            "The five finished as if the year had not ended.",
            not_ours="The roof is for the warranty company; we have told them of it and sent you the number.",
        )
        .responded(
            13,
            "partially upheld",
            "Four of the five were reported in time and are ours to see to, warranty or not. The fifth, the shed "
            "door, first appears in your email of last month.",
            remedy="Four snags done by the builder at our cost, dates sent by text.",
        )
        .promised(13, "see to the four snags", diary.ahead(6), "EF")
    )


_FIVE_POINTS = """\
This is our answer at stage 1 of the complaints process. We understand your complaint as the five points on which we \
agreed when we met, and answer them in that order.

1. The contractor left with four of the seven windows done. That is so. They stopped work on all our sites in the \
same week because of a dispute over payment which had nothing to do with you. You heard of it from a neighbour. You \
should have heard of it from us, on the day.

2. The openings were boarded for eleven weeks. Our repairs policy allows boarding for up to ten working days. We \
knew by the end of the first week that the contractor would not be back, and still took until the ninth to give the \
work to another. Nobody can give you a good reason for those eight weeks, so we do not offer one.

3. The boards let in the rain. The surveyor found water on both bedroom floors and the plaster blown beneath the \
sills. This comes of boards that were cut short and never sealed.

4. Three appointments were not kept. Our records show two; you kept the texts for all three, and we accept them. Our \
system deletes an appointment when it is moved, which is why one had vanished. That has been changed.

5. The officer who promised to ring did not. He left that week, and his list was not handed on. It is now part of \
what anybody who leaves must do.

For these reasons we uphold your complaint on every point. The policy behind this answer is the repairs policy, part \
6 (boarding and making safe), and the duty to keep the structure in repair under section 11 of the Landlord and \
Tenant Act 1985. If you are not satisfied, tell any of us, in whatever way suits you, and it will go to stage 2. You \
can speak to the Housing Ombudsman at any time."""

_FIVE_REMEDIES = """\
The three windows are made and will be fitted on the two days that you chose. Making good follows within ten working \
days. A quarter of the rent for the two bedrooms is credited for the eleven weeks, with £30 for each broken \
appointment. Bedding and one mattress are paid for as you listed them. The surveyor will look again after the first \
heavy rain."""
