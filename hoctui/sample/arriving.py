"""Complaints that are over and show how they reach a landlord: by whom, through whom, about what, and whose."""

from __future__ import annotations

from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each of the ways in which a complaint comes in."""
    _service_requests(diary)
    _for_others(diary)
    _not_tenants(diary)
    _ours_or_not(diary)
    _followed_up(diary)


def _service_requests(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.HOLROYD,
            ago(81),
            "Front gate drags: asks for it to be rehung",
            category="property condition",
            channel="telephone",
            handler="EF",
            matter="service request",
        )
        .note(1, "Order raised, ten working days.")
        .heard(14, "Rang: nobody has been. She wants to complain now, and the gate mended all the same.")
        .became_complaint(14, "Gate not mended, though it was promised within ten working days; nobody rang")
        .acknowledged(16, "A promised repair did not come, and you were not told.", "The gate, and a call next time.")
        .responded(22, "upheld", "The order was sent to a firm we no longer use.", remedy="Gate rehung; £20.")
        .closed(38)
    )
    (
        diary.story(
            of.JENKINSON,
            ago(44),
            "Asks for a grab rail by the back step",
            category="health and safety",
            channel="telephone",
            handler="EF",
            matter="service request",
        )
        .told(6, "Rail fitted. Pleased with it.")
        .closed(7)
    )


def _for_others(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.MISTRY,
            ago(188),
            "Nine households: car park lights out for seven weeks",
            category="estate management",
            channel="letter",
            handler="AB",
            representative="Sunita Mistry, for all nine, who signed",
            urgent="two residents have fallen",
        )
        .note(0, "A group: one complaint, one answer, a copy to each of the nine doors. It counts once.")
        .acknowledged(3, "The lights failed seven weeks ago, and four reports of it were closed unread.", "Light.")
        .responded(
            12,
            "upheld",
            "The reports were closed because the lamp posts have no numbers. Now they have.",
            remedy="All lights back; posts numbered; an apology to nine doors.",
        )
        .closed(33)
    )
    (
        diary.story(
            of.XAVIER,
            ago(210),
            "Housing manager was rude about her accent at the viewing, she says",
            category="staff",
            channel="telephone",
            handler="GH",
            received_by="AB",
        )
        .note(
            0,
            "The complaint is about CD, who would have dealt with it. Conflict of interest: CD has no part in it but "
            "to give "
            "an account; GH takes it.",
        )
        .acknowledged(
            2,
            "You say that a remark was made about how you speak.",
            "That it is taken seriously, and an apology.",
        )
        .responded(
            11,
            "partially upheld",
            "CD remembers asking you to repeat yourself and not the words that you remember. There was no witness. "
            "What we can say is that you left feeling mocked, and that this should not be.",
            remedy="Apology from the director and, at his own wish, from CD.",
        )
        .closed(34)
    )


def _not_tenants(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.KIRKBRIDE,
            ago(319),
            "Billed for a door entry panel that does not serve his flat",
            category="charges",
            channel="email",
            handler="JK",
        )
        .acknowledged(
            4,
            "Your flat has its own street door, and you are billed a ninth of the panel.",
            "The bill withdrawn.",
        )
        .responded(
            13,
            "upheld",
            "Your lease says so too. All five maisonettes are taken out of that heading.",
            remedy="£214 credited.",
        )
        .closed(37)
    )
    (
        diary.story(
            of.OSBORNE,
            ago(258),
            "Charged for clearing a shed that was cleared when he left",
            category="reimbursement and payments",
            channel="letter",
            handler="AB",
        )
        .acknowledged(5, "You left the home empty and are asked for £180.", "The bill cancelled.")
        .responded(
            14,
            "upheld",
            "Your photographs show it empty. The contractor cleared number 13.",
            remedy="Bill cancelled.",
        )
        .closed(29)
    )
    (
        diary.story(
            of.APPLEYARD,
            ago(366),
            "Removed from the waiting list without a letter",
            category="moving to a property",
            channel="telephone",
            handler="CD",
        )
        .acknowledged(3, "Your application was closed and you found out by ringing.", "To be back in the same place.")
        .responded(
            11,
            "upheld",
            "The yearly letter went to your old address although you had told us.",
            remedy="Place restored.",
        )
        .closed(30)
    )


def _ours_or_not(diary: Diary) -> None:
    ago = diary.ago
    diary.story(
        of.FORSYTH,
        ago(74),
        "Rubbish chute noise at the block next door",
        category="estate management",
        channel="telephone",
        handler="AB",
    ).refused(
        2,
        "other",
        "The block next door belongs to another landlord, and so do its chute and the hours that it is open. We have "
        "given you the name and the number of their complaints team, and with your leave sent them your account of "
        "it.",
        individual="Looked at whether anything of ours carries the noise: the wall between is not shared.",
    )
    (
        diary.story(
            of.LLEWELLYN,
            ago(398),
            "Solicitor's letter threatens a claim over damp; complaint enclosed",
            category="property condition",
            channel="letter",
            handler="AB",
        )
        .note(
            0,
            "A letter before action is not a claim at court: nothing is filed, so the complaint is taken on (2.2).",
        )
        .acknowledged(
            4,
            "Damp to two walls since the render was painted.",
            "Render mended; damages, which the letter sets out.",
        )
        .responded(
            14,
            "upheld",
            "The paint sealed the wall. It should never have been used on lime render.",
            remedy="Paint stripped; walls dried and limed; £400.",
        )
        .closed(55, "Solicitor writes that no claim will follow.")
    )


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
        .promised(12, "hang the new back door with its sill", diary.ago(6), "EF")
        .promised(12, "pay £220 for the carpet", 17, "JK")
        .done(16, "Paid by transfer.", about=1)
        .closed(30, "Answered and closed; the door is followed until it hangs.")
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
    )
    (
        diary.story(
            of.GUNAWARDENA,
            ago(121),
            "Ramp to the front door breaks up under the wheelchair",
            category="health and safety",
            channel="telephone",
            handler="EF",
            urgent="uses a wheelchair",
        )
        .acknowledged(1, "The ramp's surface has broken up.", "A ramp that holds.")
        .responded(7, "upheld", "The ramp was patched four times in two years.", remedy="New ramp; handrail.")
        .promised(7, "lay the new ramp", 20, "EF")
        .promised(7, "fit the second handrail", 27, "EF")
        .done(19, "Laid a day early.")
        .done(33, "Rail came bent and had to be sent back; told him on day 27.", about=1)
        .closed(40)
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
    ).closed(31)
