"""Mould that keeps coming back: three complaints of one household in three years, the third of them overdue."""

from __future__ import annotations

from hoctui.sample import papers
from hoctui.sample import people as of
from hoctui.sample.diary import Diary, Story


def tell(diary: Diary) -> None:
    """Each year's complaint, linked with those before."""
    first = _washed(diary)
    second = _treated(diary).linked(0, first, "recurring")
    _again(diary).linked(diary.ago(15), second, "recurring").linked(diary.ago(15), first, "recurring")


def _washed(diary: Diary) -> Story:
    return (
        diary.story(
            of.OKAFOR,
            diary.ago(470),
            "Mould on the back bedroom wall behind the bed",
            category="property condition",
            channel="telephone",
            handler="EF",
        )
        .acknowledged(3, "You found mould behind the bed.", "It gone.")
        .responded(10, "upheld", "The wall was washed and painted.", remedy="Wash and anti-mould paint.")
        .promised(10, "wash and paint the wall", 18, "EF")
        .done(17)
        .closed(24)
        .learnt(24, "none: taken for condensation.")
    )


def _treated(diary: Diary) -> Story:
    return (
        diary.story(
            of.OKAFOR,
            diary.ago(338),
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
        .learnt(
            30,
            "Nobody asked why it came back.",
            "a second report of mould in a home brings a surveyor, not a painter",
            "EF",
            60,
        )
        .changed(58, "The order for mould asks about earlier ones; a second goes to the surveyor.", "repairs desk")
    )


def _again(diary: Diary) -> Story:
    ago = diary.ago
    story = (
        diary.story(
            of.OKAFOR,
            ago(16),
            "Black mould in the back bedroom again, third year running, and nobody has found out why",
            category="property condition",
            channel="telephone",
            handler="AB",
            received_by="TW, repairs desk",
            urgent="child of three with asthma sleeps there",
            outcomes="the cause found and cured, not painted over; the ruined mattress and bedding paid for",
        )
        .tell(
            "RiskJudged",
            ago(16),
            {
                "risk": "high",
                "urgent": "child of three with asthma sleeps there",
                "first": "Surveyor sent the same day; a dehumidifier offered.",
            },
        )
        .acknowledged(
            ago(14),
            "You told us that black mould has come back in the back bedroom for the third year, that two earlier "
            "treatments only covered it, and that no one has looked for the cause. You also say that two calls to us "
            "were not returned.",
            "The cause found and cured; the mattress and bedding paid for; one person to ring.",
        )
        .paper(ago(13), "mould, window head.png", papers.photograph(7), "photograph", direction="in")
        .paper(ago(13), "mould, behind the cot.png", papers.photograph(13), "photograph", direction="in")
        .told(ago(12), "Rang about the bedroom, which is not slept in for now. The dehumidifier stands there.")
    )
    return (
        story.arranged(
            ago(12),
            "adjustment",
            "Nobody sprays or paints while the child is at home; a day's notice of any work.",
            "a child of three with asthma",
            diary.ahead(20),
        )
        .note(
            ago(10),
            "EF's surveyor went on the same day: wet plaster round the window head, vent painted shut, no damp "
            "course fault. Wants the cavity looked at with a camera before anybody treats the wall again.",
        )
        .asked(ago(10), "the surveyor", "the cavity report", ago(7))
        .replied(ago(6), "The camera failed on site; it comes with another one.")
        .asked(ago(6), "the surveyor", "the cavity report, by the second camera", diary.ahead(1))
        .note(ago(6), "Waiting for the cavity report from the surveyor [on hold]. Chased by telephone and by email.")
        .heard(ago(2), "Rang: the answer was promised by now, she has heard nothing, and the wall is wet to the touch.")
    )
