"""Complaints that went to the Ombudsman: evidence asked for, issues decided, orders met, a refusal overruled."""

from __future__ import annotations

from hoctui.dates import add_months
from hoctui.sample import papers
from hoctui.sample import people as of
from hoctui.sample.diary import Diary, Story


def tell(diary: Diary) -> None:
    """One that is being asked about, one that is decided, one that we were told to take on."""
    _evidence_asked_for(diary)
    _decided(diary)
    _overruled(diary)


def _evidence_asked_for(diary: Diary) -> None:
    story = (
        diary.story(
            of.OYELARAN,
            diary.ago(58),
            "Housing officer shared her rent arrears with her sister on the doorstep",
            category="information and data management",
            channel="telephone",
            handler="AB",
        )
        .acknowledged(
            2,
            "You say that the officer spoke of your arrears to your sister, who opened the door.",
            "An apology, and that she never comes to your door again.",
        )
        .asked(3, "the housing officer", "what was said at the door", 7, they_are="staff complained about")
        .replied(6, "Spoke of a letter, she says, and not of money.")
        .responded(
            11,
            "partially upheld",
            "The officer says that she spoke of a letter and not of money; your sister remembers it otherwise. She "
            "should have asked who was at the door first, and has been told so.",
            remedy="Apology; another officer for your home.",
        )
        .promised(11, "give the home another officer", 16, "CD")
        .done(14)
        .escalated(19, "Calls the answer a draw when there was a witness.", handler="GH")
        .acknowledged(
            22,
            "You ask us to weigh your sister's account, which we had only at second hand.",
            "Her account heard, and a plain finding.",
        )
        .told(27, "GH met both sisters, for as long as they wished.", channel="in person")
        .responded(
            40,
            "upheld",
            "Your sister's account is detailed, steady, and fits the text she sent you that minute. We accept it. "
            "The breach is recorded as one, the officer has been trained again, and the first answer should have "
            "heard the witness.",
            remedy="Apology from the director; £150; the breach entered in the data log.",
        )
    )
    _taken_there(diary, story)


def _taken_there(diary: Diary, story: Story) -> None:
    """After the final answer: what was paid, what the Ombudsman asked, and what it still waits for."""
    (
        story.offered(40, 54, "The distress, and a first answer that heard one side.", distress=10000, handling=5000)
        .wrote(
            40,
            "stage2",
            name="stage 2 answer.txt",
            data=papers.note(
                "Stage 2, and our final answer.",
                "We accept your sister's account. The director is sorry and will tell you so in person; £150 is "
                "yours; the breach is in our data log.",
                "If you are not satisfied, the Housing Ombudsman can look at it.",
            ),
        )
        .paid(46)
        .tell(
            "OmbudsmanContacted",
            47,
            {
                "what": "She has brought the complaint to the Ombudsman. Asks whether the final answer has been given.",
                "by": story.day(52),
                "reference": "EX-2291",
            },
        )
        .tell("OmbudsmanAnswered", 49, {"text": "It has, nine working days ago; a copy is enclosed."})
        .tell(
            "EvidenceRequested",
            54,
            {
                "by": diary.ahead(11),
                "items": "both answers and how they were come to; the data log; training records",
                "reference": "EX-2291",
            },
        )
    )


def _decided(diary: Diary) -> None:
    story = (
        diary.story(
            of.ZAMAN,
            diary.ago(296),
            "Racist graffiti on the garages painted over after five weeks",
            category="anti-social behaviour",
            channel="in person",
            handler="CD",
            urgent="children pass it on the way to school",
        )
        .acknowledged(
            2,
            "The graffiti was reported four times before it was covered.",
            "To know why it took five weeks.",
        )
        .responded(
            11,
            "upheld",
            "It was on a list with ordinary graffiti.",
            remedy="Hate graffiti goes within one working day.",
        )
        .promised(11, "put hate graffiti on a list of its own", 20, "CD", "policy changed")
        .done(18)
        .escalated(15, "No word about the people who did it, whom he named.", handler="GH")
        .acknowledged(19, "You named two people and heard nothing.", "To know what was done with the names.")
        .note(39, "Due today and not ready: the police have not answered. No extension was sent.")
        .responded(
            46,
            "upheld",
            "The names went to the police seven weeks late. This answer is late as well, without a word to you.",
            remedy="Apology in person; £300; a weekly call while the police are at it.",
        )
        .promised(46, "a call each week while the police are at it", 70, "CD")
        .done(70)
        .offered(46, 60, distress=20000, handling=10000)
        .paid(58)
        .closed(70)
        .learnt(
            70,
            "What residents say of hate incidents lay with ordinary reports.",
            "a procedure for hate incidents of its own",
            "CD",
            130,
        )
        .tell("SurveySent", 72, {"channel": "letter"})
        .tell("SurveyReminded", 83, {})
        .tell("SurveyReminded", 94, {})
        .changed(126, "Written with the residents' panel; every report is seen the same day.", "residents, all staff")
    )
    _findings(diary, story)


def _findings(diary: Diary, story: Story) -> None:
    """What the Ombudsman came to: each issue by itself, an order met in time, one late, a recommendation open."""
    (
        story.tell(
            "OmbudsmanContacted",
            95,
            {"what": "Will investigate what he has brought to it.", "reference": "EX-1804"},
        )
        .tell("EvidenceRequested", 100, {"by": story.day(120), "items": "the file, and the reports of five weeks"})
        .tell("EvidenceSent", 117, {"note": "The full record, with a page that says where what is."})
        .tell("FindingMade", 205, {"issue": "the time that the graffiti stood", "finding": "service failure"})
        .tell("FindingMade", 205, {"issue": "what was done with the names", "finding": "maladministration"})
        .tell("FindingMade", 205, {"issue": "the handling of the complaint", "finding": "redress"})
        .tell("FindingMade", 205, {"issue": "what the police did", "finding": "outside jurisdiction"})
        .tell("Ordered", 205, {"what": "apologise in writing, from the director", "by": story.day(225), "owner": "GH"})
        .tell("Ordered", 205, {"what": "pay a further £250", "by": story.day(225), "owner": "JK"})
        .tell(
            "Ordered",
            205,
            {
                "order": "recommendation",
                "what": "look at three more files of hate incidents in the same way",
                "by": diary.ahead(18),
                "owner": "CD",
            },
        )
        .tell("OrderMet", 219, {"proof": "The letter, as it was sent.", "proof_sent": story.day(219)})
        .tell(
            "OrderMet",
            231,
            {
                "proof": "The bank's receipt. Six days late: the payment waited for a signature.",
                "proof_sent": story.day(231),
            },
            about=1,
        )
    )


def _overruled(diary: Diary) -> None:
    received = diary.ago(301)
    story = diary.story(
        of.SANTOS,
        received,
        "Moved out for repairs, moved back to find her furniture in a container in the rain",
        category="reimbursement and payments",
        channel="email",
        handler="AB",
        issue_occurred=add_months(received, -14),
        resident_aware=add_months(received, -14),
    )
    _told_to_take_it_on(story)
    (
        story.acknowledged(49, "Your furniture stood in an open container for nine days.", "It replaced, or paid for.")
        .responded(
            58,
            "upheld",
            "The container was open because its tarpaulin had been used elsewhere. We should have heard you at once.",
            remedy="£1,150 against the list; every refusal now names the discretion that was considered.",
        )
        .offered(58, 72, "By her list; and eight weeks of not being heard.", loss=95000, distress=10000, handling=10000)
        .paid(69)
        .closed(75)
        .learnt(
            75,
            "Nobody asked whether the twelve months should be waived.",
            "no refusal goes out without its line on discretion",
            "AB",
            90,
        )
        .changed(84, "The letter cannot be finished without it.", "all who may refuse, the governing body")
    )


def _told_to_take_it_on(story: Story) -> None:
    """A refusal without a thought of discretion, an enquiry left lying, a notice, and the refusal overruled."""
    (
        story.refused(
            3,
            "over_age",
            "The container was emptied fourteen months ago, which is over the twelve that our policy sets.",
        )
        .tell(
            "OmbudsmanContacted",
            18,
            {
                "what": "Asks why the complaint was refused, and whether anybody considered discretion.",
                "by": story.day(28),
                "reference": "EX-1766",
            },
        )
        .tell(
            "Ordered",
            36,
            {
                "order": "failure notice",
                "what": "answer the enquiry, and take the complaint on or give reasons",
                "by": story.day(46),
                "owner": "GH",
            },
        )
        .tell(
            "OmbudsmanAnswered",
            44,
            {"text": "Nobody considered it. The enquiry lay in a mailbox of somebody who has left; we are sorry."},
        )
        .tell(
            "RefusalOverruled",
            46,
            {
                "note": "Take it on: nobody had considered discretion, and she had been writing to the wrong "
                "department all that time.",
                "reference": "EX-1766",
            },
        )
        .tell("OrderMet", 46, {"proof": "Our letter to her of today.", "proof_sent": story.day(46)})
    )
