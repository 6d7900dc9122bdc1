"""Complaints that are over and show how they reach a landlord: by whom, through whom, about what, and whose."""

from __future__ import annotations

from hoctui.sample import papers
from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each of the ways in which a complaint comes in."""
    _service_requests(diary)
    _for_others(diary)
    _about_staff(diary)
    _not_tenants(diary)
    _applicant(diary)
    _ours_or_not(diary)
    _before_action(diary)


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
            review_on=diary.calendar.add(ago(81), 10),
        )
        .note(1, "Order raised, ten working days.")
        .tell("RequestReviewed", 10, {"note": "Nobody has been yet; EF to ring the firm.", "review_on": ago(67)})
        .heard(14, "Rang: nobody has been. She wants to complain now, and the gate mended all the same.")
        .tell("RequestReviewed", 14, {"note": "The gate still drags, and nobody rang.", "satisfied": False})
        .became_complaint(14, "Gate not mended, though it was promised within ten working days; nobody rang")
        .acknowledged(16, "A promised repair did not come, and you were not told.", "The gate, and a call next time.")
        .responded(22, "upheld", "The order was sent to a firm we no longer use.", remedy="Gate rehung; £20.")
        .promised(22, "rehang the front gate", 26, "EF")
        .done(25)
        .offered(22, 36, time=2000)
        .paid(30)
        .closed(38)
        .learnt(
            38,
            "Orders still went to a firm whose contract had ended.",
            "take a firm off the ordering list on the day that its contract ends",
            "EF",
            55,
        )
        .changed(50, "The list is now drawn from the contracts register.", "repairs, finance, residents' newsletter")
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
            review_on=diary.calendar.add(ago(44), 10),
        )
        .told(6, "Rail fitted. Pleased with it.")
        .tell("RequestReviewed", 7, {"note": "The rail is where he wanted it.", "satisfied": True})
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
            consent="given",
            group_of=9,
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
        .promised(12, "put new lamps in and number the posts", 15, "EF")
        .done(14)
        .closed(33)
        .learnt(
            33,
            "A lamp post without a number is a report that gets closed.",
            "number every lamp post on our estates",
            "CD",
            80,
        )
        .changed(76, "All 112 posts carry a number, which the reporting page asks for.", "residents, caretakers")
        .surveyed(35, 41, "5", "Somebody rang each of the nine of us.")
    )


def _about_staff(diary: Diary) -> None:
    ago = diary.ago
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
        .tell(
            "ConflictDeclared",
            0,
            {
                "who": "CD",
                "what": "The complaint is about CD, who would have dealt with it.",
                "done": "GH takes it; CD has no part in it but to give an account.",
            },
        )
        .asked(2, "CD", "their own account of the viewing", 6, they_are="staff complained about")
        .replied(5, "Remembers asking her to repeat herself; says sorry for how that came over.")
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
        .promised(11, "send both apologies", 14, "GH", "apology")
        .done(13)
        .closed(34)
        .learnt(34, "none beyond the two of them: first meetings were gone through with all who show homes.")
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
        .offered(13, 20, loss=21400)
        .paid(18, "Credited to the service charge account.")
        .closed(37)
        .learnt(37, "Leases were never held against the billing list; every heading now is, once a year.")
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
        .promised(14, "cancel the bill, in writing", 16, "JK", "decision changed")
        .done(15)
        .closed(29)
        .learnt(29, "none: the contractor mistook the number, once, and knows.")
    )


def _applicant(diary: Diary) -> None:
    ago = diary.ago
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
        .promised(11, "restore the place on the list", 13, "CD", "record amended")
        .done(12)
        .closed(30)
        .learnt(30, "A change of address reached one list of two; both are changed together now.")
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
    ).tell(
        "SentElsewhere",
        2,
        {
            "to": "the landlord of the block next door",
            "told": True,
            "note": "The chute and the hours that it is open are theirs, and the wall between is not shared. She has "
            "the name and the number of their complaints team, and with her leave they have her account of it.",
        },
    )


def _before_action(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.LLEWELLYN,
            ago(398),
            "Solicitor's letter threatens a claim over damp; complaint enclosed",
            category="property condition",
            channel="letter",
            handler="AB",
        )
        .paper(
            0,
            "letter before action.txt",
            papers.note(
                "Dear Example Homes,",
                "We act for Mr Rhys Llewellyn of 26 Quarry View. Unless the damp is put right we are instructed to "
                "bring a claim. His complaint is enclosed.",
            ),
            "letter",
            direction="in",
            with_whom="Sandford and Pell, solicitors",
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
        .promised(14, "strip the paint, dry and lime the two walls", 50, "EF")
        .done(48)
        .offered(14, 34, "Decorating twice, and two winters of it.", loss=15000, distress=25000)
        .paid(30)
        .closed(55, "Solicitor writes that no claim will follow.")
        .learnt(
            55,
            "Masonry paint has gone on lime render elsewhere too.",
            "list the homes with lime render, and the paint that they take",
            "EF",
            120,
        )
        .changed(131, "Nineteen homes listed; the order for painting asks which wall it is.", "surveyors, painters")
    )
