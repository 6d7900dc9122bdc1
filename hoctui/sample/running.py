"""Complaints that run today: some due, some overdue, each laid out so that it is so whatever day it is."""

from __future__ import annotations

from hoctui.sample import papers
from hoctui.sample import people as of
from hoctui.sample.diary import Diary

# Staff: AB is the complaints officer, CD the housing manager, EF looks after repairs, GH directs homes, JK keeps the
# accounts. GH answers at stage 2, JK where it is about charges.


def tell(diary: Diary) -> None:
    """Everything at stage 1 that is open and waits for Example Homes itself."""
    _overdue(diary)
    _due_today(diary)
    _fresh(diary)
    _stage_1(diary)
    _two_at_once(diary)
    _extended(diary)
    _withdrawn_and_back(diary)


def _overdue(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.HUGHES,
            ago(17),
            "Storage heaters stone cold in two rooms since the new tariff meter was fitted",
            category="property condition",
            channel="letter",
            handler="AB",
            received_by="front desk",
            urgent="aged 81, says she goes to bed at six to keep warm",
        )
        .acknowledged(
            ago(14),
            "You write that the heaters in your sitting room and bedroom have not charged since the meter was "
            "changed, and that our electrician and the supplier each say it is for the other to mend.",
            "Heat in both rooms; somebody to talk to the supplier for her.",
            not_ours="The meter itself belongs to the supplier. Everything after it is ours, and we will speak to "
            "them.",
        )
        .tell(
            "RiskJudged",
            ago(13),
            {
                "risk": "high",
                "urgent": "aged 81, says she goes to bed at six to keep warm",
                "first": "Two oil-filled radiators brought round; what they use is paid for.",
            },
        )
        .told(ago(13), "Two oil-filled radiators brought round. She will be paid for them.", channel="in person")
        .arranged(
            ago(13),
            "contact arrangement",
            "Let the telephone ring for a long time, speak slowly, and write in large print.",
            "hard of hearing, and her sight is failing",
            diary.ahead(45),
        )
        .asked(ago(12), "the electricity supplier", "a day for the meter tails", ago(8), they_are="other")
        .replied(ago(7), "Two days offered; the second suits her and our electrician.")
        .extended(
            ago(7),
            10,
            "The supplier can only re-wire the meter tails on the day agreed with us both, and until that is done we "
            "cannot say whether the heaters themselves are at fault.",
            agreed=True,
            update_every=4,
        )
        .told(ago(6), "Rang as agreed: supplier's visit booked, our electrician will be there on the same morning.")
        .note(ago(3), "Supplier moved the visit by a day. Ring her about it.")
    )


def _due_today(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.BRAMLEY,
            ago(13),
            "Nothing done about the dog kennels next door: eleven reports of barking at night",
            category="anti-social behaviour",
            channel="email",
            handler="CD",
            outcomes="the tenancy enforced, and his calls answered",
        )
        .acknowledged(
            ago(10),
            "You complain that eleven reports of barking between midnight and five were logged and not acted on, and "
            "that the diary sheets you sent were lost.",
            "Action under the neighbour's tenancy; an apology for the lost sheets.",
            not_ours="How the council deals with noise as a nuisance is for the council; what the tenancy says is "
            "for us.",
        )
        .tell(
            "AnswerPlanned",
            ago(9),
            {"draft_by": ago(3), "sign_off_by": ago(1), "drafter": "CD", "signer": "AB"},
        )
        .heard(ago(8), "Sent the diary sheets a second time, and three recordings.", channel="email")
        .paper(
            ago(8),
            "diary sheets.csv",
            papers.table(
                "night,from,to,dogs",
                "1,00:40,01:15,two",
                "2,03:05,03:30,two",
                "3,00:10,02:50,three",
                "4,04:20,05:00,two",
            ),
            "form",
            direction="in",
        )
        .note(ago(4), "CD saw both households. Kennels to be moved to the far fence; sheets found in the wrong folder.")
        .tell("AnswerDrafted", ago(3), {"note": "With AB to read."})
        .tell("AnswerSignedOff", ago(1), {"who": "AB"})
    )


def _fresh(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.SIDDIQUI,
            ago(3),
            "No heating or hot water; engineer came twice without the part",
            category="property condition",
            channel="telephone",
            handler="AB",
            received_by="TW, repairs desk",
            urgent="no heating, two children under five",
            outcomes="the boiler mended and a credit for the days without",
        )
        .tell(
            "RiskJudged",
            ago(3),
            {
                "risk": "high",
                "urgent": "no heating, two children under five",
                "first": "Fan heaters taken round the same evening.",
            },
        )
        .told(ago(2), "Rang: fan heaters delivered last night, boiler part due the day after tomorrow.")
    )
    diary.story(
        of.NOWAK,
        diary.today,
        "Lift out of order for the fourth time; pram carried down five floors",
        category="property condition",
        channel="online form",
        outcomes="a lift that works, or a flat lower down",
    )
    diary.story(
        of.MENSAH,
        ago(6),
        "Communal door does not close, so that anybody can walk in: asks for it to be mended",
        category="estate management",
        matter="service request",
        handler="EF",
        review_on=diary.ahead(3),
    ).note(ago(5), "Order raised for the door closer. Part is in stock.").told(
        ago(2), "Told that the joiner comes this week. Asked him to say if it is not right afterwards.", channel="email"
    )


def _stage_1(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.TREMLETT,
            ago(6),
            "Bathroom adaptation promised half a year ago is not even on the list",
            category="health and safety",
            channel="telephone",
            handler="AB",
            urgent="had two falls getting into the bath",
            representative="Carol Tremlett, her niece",
            consent="awaited",
        )
        .acknowledged(
            ago(2),
            "Your niece told us that a level-access shower was agreed half a year ago, and that nobody has been since.",
            "A date for the shower, and a rail in the meantime.",
            unclear="Whether the council's assessor or ours agreed it, and on what day.",
        )
        .tell(
            "RepresentativeNamed",
            ago(2),
            {
                "who": "Carol Tremlett, her niece",
                "relation": "family or friend",
                "consent": "awaited",
                "ask_again": diary.ahead(3),
            },
        )
        .note(
            ago(2),
            "Consent form sent to Mrs Tremlett with a stamped envelope. Until it is back we take in what the niece "
            "tells us and go on with the work, but tell her nothing that is on the file.",
        )
    )


def _two_at_once(diary: Diary) -> None:
    ago = diary.ago
    ahead = diary.ahead
    leak = (
        diary.story(
            of.PRITCHARD,
            ago(8),
            "Kitchen ceiling came down under the leak from upstairs and lies where it fell",
            category="property condition",
            channel="in person",
            handler="AB",
            received_by="CD, on an estate visit",
            passed_on=ago(7),
            outcomes="ceiling put back, and the leak stopped before that",
        )
        .acknowledged(
            ago(5),
            "You told our housing manager that the leak from number 19 was reported three times before the ceiling "
            "fell, and that the debris has been left for a week.",
            "Leak stopped; ceiling replaced; kitchen cleaned.",
        )
        .heard(
            ago(4),
            "Rang to add that the electrician condemned the kitchen sockets and left him one extension lead.",
        )
        .tell("PointAdded", ago(4), {"what": "The kitchen sockets are condemned; one extension lead is left him."})
        .asked(
            ago(3),
            "the electrician",
            "what was condemned, and when it can be made safe",
            ahead(2),
            they_are="contractor",
        )
        .tell(
            "AnswerPlanned",
            ago(3),
            {"draft_by": ahead(3), "sign_off_by": ahead(4), "drafter": "AB", "signer": "GH"},
        )
        .tell(
            "PointAdded",
            ago(2),
            {
                "what": "A parking permit was refused him.",
                "how": "apart",
                "why": "It has nothing to do with the leak; he was told why there are two.",
            },
        )
    )
    (
        diary.story(
            of.PRITCHARD,
            ago(2),
            "Parking permit refused though neighbours with two cars have two",
            category="estate management",
            channel="telephone",
            handler="CD",
        )
        .note(ago(2), "Raised in the same call as the sockets, and logged apart as a complaint of its own (6.8).")
        .linked(ago(2), leak, "apart")
    )


def _extended(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.GREENHALGH,
            ago(30),
            "Fire door inspection failed my front door months ago, and I am still behind it",
            category="health and safety",
            channel="email",
            handler="AB",
            urgent="door does not hold back smoke",
            outcomes="a door that passes, and to be told what happens until then",
        )
        .tell(
            "RiskJudged",
            ago(29),
            {
                "risk": "high",
                "urgent": "door does not hold back smoke",
                "first": "A smoke seal on the door and an alarm on the landing, the day after.",
            },
        )
        .paper(
            ago(28),
            "fire door inspection.pdf",
            papers.sheet(
                "Fire door inspection, Bellfounder House",
                "Flat 30: FAIL. Gap at the head 7 mm, seal missing, closer weak.",
                "Recommended: new certified doorset, to be made to measure.",
            ),
            "report",
            direction="in",
            with_whom="the door inspector",
        )
        .tell("HandedOver", ago(27), {"to": "EF", "why": "EF orders the doors and can answer for the dates."})
        .acknowledged(
            ago(26),
            "You write that your flat's front door failed its inspection, that the letter about it reached you two "
            "months later, and that no date for a new one has been given.",
            "A new door; a written account of what protects the landing until it is there.",
        )
        .extended(
            ago(18),
            25,
            "The door has to be made to measure and tested as a set with its frame; the maker's slot is what it is, "
            "and we will not answer with a date that we do not have.",
            good_reason="A certified doorset cannot be had sooner from any maker on the approved list: three were "
            "asked, and their replies are on file. A smoke seal and an alarm were fitted in the meantime.",
            agreed=True,
            update_every=5,
        )
        .wrote(ago(17), "extension", "email", note="New date, why, updates each week, the Ombudsman's details.")
        .tell("UpdatesAgreed", ago(17), {"every": 5, "how": "email"})
        .told(ago(12), "Maker confirms the slot. Warden checks the landing alarm weekly.", channel="email")
        .told(ago(8), "Nothing new, said so. She asked whether a neighbour's door is the same: EF to look.")
        .told(ago(4), "Neighbour's door passed. Fitting day is fixed.", channel="email")
    )


def _withdrawn_and_back(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.ONEILL,
            ago(9),
            'Gutter overflows onto the step, which is green and slippery; "tempory" [sic] for months',
            category="property condition",
            channel="social media",
            handler="AB",
            received_by="communications",
            passed_on=ago(8),
        )
        .acknowledged(
            ago(6),
            "You posted that the gutter over your door has overflowed for months and that the step below has grown "
            "slippery. We took it off the public page and wrote to you directly.",
            "Gutter mended and the step cleaned.",
        )
        .withdrawn(ago(4), "Told the roofer on the step that she would drop it if he came back the next day.")
        .reopened(ago(2), "The roofer did not come back, so she wants the complaint to go on. Same dates as before.")
        .told(ago(1), "Rang to say that it runs again as if it had never stopped, with the answer due when it was.")
    )
