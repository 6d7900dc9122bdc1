"""Complaints that run today: some due, some overdue, each laid out so that it is so whatever day it is."""

from __future__ import annotations

from hoctui.sample import people as of
from hoctui.sample.diary import Diary

# Staff: AB is the complaints officer, CD the housing manager, EF looks after repairs, GH directs homes, JK keeps the
# accounts. GH answers at stage 2, JK where it is about charges.


def tell(diary: Diary) -> None:
    """Everything that is open and waits for Example Homes itself."""
    _overdue(diary)
    _due_today(diary)
    _fresh(diary)
    _stage_1(diary)
    _extended(diary)
    _stage_2(diary)
    _withdrawn_and_back(diary)


def _overdue(diary: Diary) -> None:
    ago = diary.ago
    (
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
        .acknowledged(
            ago(14),
            "You told us that black mould has come back in the back bedroom for the third year, that two earlier "
            "treatments only covered it, and that no one has looked for the cause. You also say that two calls to us "
            "were not returned.",
            "The cause found and cured; the mattress and bedding paid for; one person to ring.",
        )
        .told(ago(12), "Rang about the bedroom: the child sleeps in the front room for now. Offered a dehumidifier.")
        .note(
            ago(10),
            "EF's surveyor went on the same day: wet plaster round the window head, vent painted shut, no damp "
            "course fault. Wants the cavity looked at with a camera before anybody treats the wall again.",
        )
        .note(ago(6), "Waiting for the cavity report from the surveyor [on hold]. Chased by telephone and by email.")
        .heard(ago(2), "Rang: the answer was promised by now, she has heard nothing, and the wall is wet to the touch.")
    )
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
        .told(
            ago(13),
            "Two oil-filled radiators brought round. She will be paid for what they use.",
            channel="in person",
        )
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
        .heard(ago(8), "Sent the diary sheets a second time, and three recordings.", channel="email")
        .note(ago(4), "CD saw both households. Kennels to be moved to the far fence; sheets found in the wrong folder.")
        .note(ago(1), "Draft answer with AB to read.")
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
        ).told(ago(2), "Rang: fan heaters delivered last night, boiler part due the day after tomorrow.")
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
            representative="her niece, Carol Tremlett (no written consent yet)",
        )
        .acknowledged(
            ago(2),
            "Your niece told us that a level-access shower was agreed half a year ago, that nobody has been since, "
            "and that you have fallen twice.",
            "A date for the shower, and a rail in the meantime.",
            unclear="Whether the council's occupational therapist or ours made the assessment.",
        )
        .note(
            ago(2),
            "Consent form sent to Mrs Tremlett with a stamped envelope. Until it is back we take in what the niece "
            "tells us and go on with the work, but tell her nothing that is on the file.",
        )
    )
    (
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
        .note(
            ago(3),
            "Added point: the sockets come from the same leak and the answer is not out yet, so they join this "
            "complaint (6.8). Told him so and wrote the definition anew in the letter.",
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
        ).note(
            ago(2),
            "Raised in the same call as the sockets, but it has nothing to do with the leak: logged apart as a "
            "complaint of its own (6.8), and Mr Pritchard told why there are two.",
        )
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
            handler="EF",
            urgent="door does not hold back smoke",
            outcomes="a door that passes, and to be told what happens until then",
        )
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
        .told(ago(17), "Confirmed by email what was said: new date, why, updates each week, the Ombudsman's details.")
        .told(ago(12), "Maker confirms the slot. Warden checks the landing alarm weekly.", channel="email")
        .told(ago(8), "Nothing new, said so. She asked whether a neighbour's door is the same: EF to look.")
        .told(ago(4), "Neighbour's door passed. Fitting day is fixed.", channel="email")
    )


def _stage_2(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.ADEYEMI,
            ago(28),
            "Rent account shows arrears that were paid; letters threaten court all the same",
            category="charges",
            channel="telephone",
            handler="AB",
            outcomes="the account put right and the letters withdrawn",
        )
        .acknowledged(
            ago(26),
            "You say that two payments went to somebody else's account and that we wrote to you about arrears which "
            "do not exist.",
            "Account corrected; letters withdrawn in writing.",
        )
        .responded(
            ago(17),
            "partially upheld",
            "One of the two payments had been posted to a garage account and was moved on the day we found it. The "
            "other never reached us: the bank has returned it to you. The letters should have waited for the reply "
            "to your query, which is what our income procedure says; we withdraw them.",
            remedy="Account corrected, letters withdrawn, apology.",
        )
        .escalated(ago(4), "Says the second payment did reach us, and has the bank's own letter.", handler="JK")
    )
    (
        diary.story(
            of.RAFIQ,
            ago(42),
            "Moved in to find the kitchen half fitted and no carpet grippers out of the floors",
            category="moving to a property",
            channel="online form",
            handler="AB",
        )
        .acknowledged(
            ago(39),
            "You complain of the state of the home on the day you got the keys: kitchen units without doors, gripper "
            "nails in every floor, a garden full of the last tenant's things.",
            "Everything finished, and rent for the weeks that it could not be lived in properly.",
        )
        .responded(
            ago(30),
            "upheld",
            "The home was handed over before the empty-property checklist was complete. The kitchen was finished "
            "nine days later and the garden cleared after that. It should all have been done before you signed.",
            remedy="Two weeks' rent credited; apology from the voids team.",
        )
        .escalated(ago(13), "Two weeks is not what she lost: she paid for a hotel for three nights.", handler="GH")
        .acknowledged(
            ago(11),
            "You accept what we found and ask us to look again at what we offered, with the hotel bill and the food "
            "that was thrown away.",
            "The hotel and the food paid; the offer explained.",
        )
        .note(ago(7), "GH has receipts for the hotel. AB handled stage 1 and is out of it but for finding papers.")
    )
    _leaseholder(diary)


def _leaseholder(diary: Diary) -> None:
    ago = diary.ago
    (
        diary.story(
            of.MARCHETTI,
            ago(70),
            "Service charge up by a third with a one-line explanation",
            category="charges",
            channel="email",
            handler="AB",
            outcomes="the sums shown, and the increase taken back",
        )
        .acknowledged(
            ago(66),
            "You complain that the charge for Bellfounder House rose by a third, that the summary does not show why, "
            "and that you asked for the invoices twice.",
            "Invoices; the increase withdrawn or justified.",
            not_ours="Whether a charge is reasonable can also be put to the tribunal; our answer does not stop you.",
        )
        .responded(
            ago(56),
            "partially upheld",
            "The rise comes from insurance and the lift contract, and the sums are right. We took too long to send "
            "the invoices, and one line was not an explanation.",
            remedy="Invoices sent; a page that explains each heading.",
        )
        .escalated(ago(28), "The lift contract was never consulted on.", handler="JK")
        .acknowledged(
            ago(25),
            "You say that leaseholders should have been consulted before the lift contract was signed, and that the "
            "charge for it is capped without that.",
            "The charge capped, and the difference credited.",
        )
        .extended(
            ago(8),
            20,
            "We have asked for legal advice on whether the contract needed consultation, and it will come after the "
            "present date. You will have the answer within four weeks of it.",
            update_every=5,
        )
        .told(ago(3), "Update as agreed: advice expected next week.", channel="email")
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
