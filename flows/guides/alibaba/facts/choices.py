"""What this guide does where sources disagree (C), its own rules (R), and what is unknown (U)."""

from flows.definition.vocabulary import Fact

OWN_RULE = "own rule"

CHOICES: tuple[Fact, ...] = (
    Fact(
        "C1",
        "We count the refund window from the earliest day we know and stop at day 25 of 30; "
        "the countdown on your order page comes first.",
        OWN_RULE,
        "medium",
        "Pages count from receipt or from confirmed receipt, and say it may be shorter.",
    ),
    Fact(
        "C2",
        "If the order page does not say when receipt confirms itself, we count 15 days after "
        "dispatch, 30 by land, 45 by sea.",
        OWN_RULE,
        "medium",
        "Sources say 7, 15, 30 or 45 days, or name tracking events.",
    ),
    Fact(
        "C3",
        "Escalate by hand as soon as the button is there, from day 4; never wait for the "
        "automatic step.",
        OWN_RULE,
        "medium",
        "Pages name day 7 and day 8.",
    ),
    Fact(
        "C4",
        "We give the seller 3 days; 5 days matter only for a quick refund on a small order.",
        OWN_RULE,
        "medium",
        "Pages name 3 and 5 days.",
    ),
    Fact(
        "C5",
        "The button is Apply for refund; some screens may say Open dispute or Refund.",
        OWN_RULE,
        "medium",
        "Names differ by page and by year.",
    ),
    Fact(
        "C6",
        "Treat Cancel and Agree as final: we ask you twice before either.",
        OWN_RULE,
        "medium",
        "A case closed for no answer may be filed again; a cancelled one probably not.",
    ),
    Fact(
        "C7",
        "We count 30 days for an offline complaint. Later, file anyway: it may be refused.",
        OWN_RULE,
        "medium",
        "Old rules gave 90 days.",
    ),
    Fact(
        "C8",
        "Decide about your card on day 45 after payment, day 60 at the latest, unless your "
        "bank gives you a later day in writing.",
        OWN_RULE,
        "medium",
        "Card networks name 60, 90 and 120 days.",
    ),
    Fact(
        "C9",
        "Do not buy an inspection report before the agent says that one is needed, and whose.",
        OWN_RULE,
        "medium",
        "Pages disagree on whether a report decides.",
    ),
    Fact(
        "C10",
        "A case often takes weeks; no page promises a time.",
        OWN_RULE,
        "medium",
        "Third parties say 2 to 3 or 2 to 4 weeks.",
    ),
    Fact(
        "C11",
        "Upload only jpg and pdf files: every list we know takes them.",
        OWN_RULE,
        "medium",
        "The lists of file types differ.",
    ),
    Fact(
        "C12",
        "A refund goes up to what you paid for the covered order; it may be limited.",
        OWN_RULE,
        "medium",
        "One page names the seller's limit, another says Alibaba bears the loss.",
    ),
    Fact(
        "C13",
        "Quality found after delivery is covered today; look at the coverage text on your order.",
        OWN_RULE,
        "medium",
        "Copies from 2015 say otherwise.",
    ),
    Fact(
        "C14",
        "File with PayPal before day 45 if you can; 180 days is the stated limit.",
        OWN_RULE,
        "medium",
        "An older page said 45 days.",
    ),
    Fact("R1", "Order type, dates and payment method are asked first.", OWN_RULE, "high"),
    Fact(
        "R2",
        "Every date we work out ends a day early and says: check your order page.",
        OWN_RULE,
        "high",
        "The zone in which Alibaba counts is not known (U10).",
    ),
    Fact(
        "R3",
        "With 10 days or less left: file today and write to the seller at the same time.",
        OWN_RULE,
        "high",
    ),
    Fact(
        "R4",
        "File with the evidence you have. More can follow if Alibaba asks, but do not count on it.",
        OWN_RULE,
        "high",
    ),
    Fact(
        "R5",
        "We remind you 72 hours after filing, on day 4, on day 6, and after you escalated; and "
        "48, 24, 6 and 2 hours before evidence is due.",
        OWN_RULE,
        "high",
    ),
    Fact(
        "R6",
        "Before Cancel, Agree or Confirm receipt: stop and read what follows.",
        OWN_RULE,
        "high",
    ),
    Fact(
        "R7",
        "Ask your bank or PayPal for the last day at the start, and again when 14 days are "
        "left; keep one live route at a time.",
        OWN_RULE,
        "high",
    ),
    Fact(
        "R8",
        "After an agreement we look again after 7 working days, and for cards 10 more.",
        OWN_RULE,
        "high",
    ),
    Fact("R9", "No legal advice, no promise of a result, no changed evidence.", OWN_RULE, "high"),
    Fact(
        "R10",
        "The seller may see what you upload: cover bank numbers and other people's addresses "
        "on a copy.",
        OWN_RULE,
        "high",
        "Stated for the offline form; we assume the same for refund requests.",
    ),
    Fact("U1", "We know no limit for files or text in the refund form.", OWN_RULE, "medium"),
    Fact("U2", "We know no number of days for uploading evidence.", OWN_RULE, "medium"),
    Fact("U5", "We do not know who pays to send the goods back.", OWN_RULE, "medium"),
    Fact("U7", "We know no time limit for a complaint about a decision.", OWN_RULE, "medium"),
    Fact("U10", "The time zone of Alibaba's deadlines is not known.", OWN_RULE, "medium"),
)
