"""Complaints that run at stage 2 today: just escalated, being looked into, and extended."""

from __future__ import annotations

from hoctui.sample import papers
from hoctui.sample import people as of
from hoctui.sample.diary import Diary


def tell(diary: Diary) -> None:
    """Each of the three."""
    _just_escalated(diary)
    _looked_into(diary)
    _leaseholder(diary)


def _just_escalated(diary: Diary) -> None:
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
        .promised(ago(17), "put the account right and withdraw the letters", ago(14), "JK", "record amended")
        .done(ago(15))
        .escalated(ago(4), "Says the second payment did reach us, and has the bank's own letter.", handler="JK")
    )


def _looked_into(diary: Diary) -> None:
    ago = diary.ago
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
        .offered(ago(30), ago(20), "Two weeks' rent.", loss=28460)
        .paid(ago(22), "Credited to the rent account.")
        .escalated(ago(13), "Two weeks is not what she lost: she paid for a hotel for three nights.", handler="GH")
        .acknowledged(
            ago(11),
            "You accept what we found and ask us to look again at what we offered, with the hotel bill and the food "
            "that was thrown away.",
            "The hotel and the food paid; the offer explained.",
        )
        .paper(
            ago(8),
            "hotel bill.pdf",
            papers.sheet("Three nights, one family room", "3 x 74.00", "Total 222.00", "Paid with thanks"),
            "other",
            direction="in",
        )
        .note(ago(7), "GH has receipts for the hotel. AB handled stage 1 and is out of it but for finding papers.")
    )


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
        .promised(ago(56), "send the invoices, and a page on each heading", ago(50), "JK", "explanation")
        .done(ago(51))
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
            ombudsman_given=None,
        )
        .asked(
            ago(8), "the solicitor", "whether the lift contract needed consultation", diary.ahead(5), they_are="other"
        )
        .told(ago(3), "Update as agreed: advice expected next week.", channel="email")
    )
