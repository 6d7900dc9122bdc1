"""Complaints that are over while what was promised goes on: followed until it is done, put off, kept late."""

from __future__ import annotations

from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each of the ways in which a promise outlives its complaint."""
    _followed_up(diary)
    _slipped(diary)


def _followed_up(diary: Diary) -> None:
    ago, today = diary.ago, diary.today
    (
        diary.story(
            of.HARGREAVES,
            ago(66),
            "Back door lets in the rain, carpet ruined twice",
            category="property condition",
            channel="telephone",
            handler="AB",
        )
        .acknowledged(3, "Rain comes under the back door.", "A door that keeps it out; the carpet.")
        .responded(
            12,
            "upheld",
            "The door was hung without its sill.",
            remedy="New sill and door; carpet paid for.",
            outstanding="Door to be made: see the dates given.",
        )
        .promised(12, "hang the new back door with its sill", 40, "EF")
        .offered(12, 17, "The carpet, by her receipt.", loss=22000)
        .paid(16, "By transfer.")
        .closed(30, "Answered and closed; the door is followed until it hangs.")
        .learnt(
            30,
            "A door without a sill passed its inspection.",
            "a photograph of the sill before an order for a door is closed",
            "EF",
            diary.ahead(24),
        )
        .moved(38, ago(6), "The maker sent a door for the other hand.")
    )
    (
        diary.story(
            of.IQBAL,
            ago(56),
            "Bedroom left half stripped after the leak was mended",
            category="property condition",
            channel="email",
            handler="EF",
        )
        .acknowledged(2, "Wallpaper was taken off to dry the wall and never put back.", "The room decorated.")
        .responded(
            10,
            "upheld",
            "Making good was not on the order.",
            remedy="Room decorated, her choice of paper.",
            outstanding="Decorating, once the wall is dry.",
        )
        .promised(10, "decorate the back bedroom", today, "EF")
        .closed(24, "Date of decorating agreed with her.")
        .learnt(24, "Making good was left off orders for leaks; it is a line of every such order now.")
    )


def _slipped(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.GUNAWARDENA,
            ago(121),
            "Ramp to the front door breaks up",
            category="health and safety",
            channel="telephone",
            handler="EF",
            urgent="uses a wheelchair",
        )
        .tell(
            "RiskJudged",
            0,
            {"risk": "high", "urgent": "uses a wheelchair", "first": "Boards laid over the worst of it that day."},
        )
        .arranged(
            1,
            "adjustment",
            "A day's notice of every visit, and never the ramp shut without another way round it.",
            "uses a wheelchair and lives alone",
            ago(-2),
        )
        .acknowledged(1, "The ramp's surface has broken up.", "A ramp that holds.")
        .responded(7, "upheld", "The ramp was patched four times in two years.", remedy="New ramp; handrail.")
        .promised(7, "lay the new ramp", 20, "EF")
        .done(19, "Laid a day early.")
        .promised(7, "fit the second handrail", 27, "EF")
        .moved(26, 30, "The rail came bent and went back.")
        .done(33, "Three days after the new date as well; told him each time.")
        .closed(40)
        .learnt(
            40,
            "A ramp patched four times is a ramp to be replaced.",
            "a second patch to one thing within a year brings a surveyor",
            "EF",
            70,
        )
        .changed(66, "The repairs desk is shown the earlier orders while it takes a new one.", "repairs, the panel")
        .surveyed(41, 47, "4", "Good in the end. The rail should not have needed three letters.")
    )
    diary.story(
        of.CHUKWU,
        ago(52),
        "Told that his pram may not stand on the landing, though there is room",
        category="estate management",
        channel="in person",
        handler="CD",
    ).acknowledged(2, "You want to keep the pram outside your door.", "Leave to keep it there.").responded(
        9,
        "not upheld",
        "The landing is the only way out for three flats, and the fire assessment wants it empty. There is a locked "
        "store by the entrance, and a place in it is yours.",
        remedy="A place in the pram store.",
    ).promised(9, "hand over a key to the pram store", 12, "CD").done(10).closed(31)
