"""What is said while Alibaba decides: a look at the case page every day, until it answers (R5).

How long the slot for evidence stays open is not known (U2), and missing it cancels the request
(F2.7); so no day is left out for a buyer who reacts.
"""

from flows.definition.vocabulary import NudgeStep, days, working

MEDIATOR_NUDGES: tuple[NudgeStep, ...] = (
    NudgeStep(
        days(1),
        (
            "Please look at <b>the case page and your e-mail</b> today, also the "
            "spam folder. Does Alibaba ask for evidence, with a due time?",
            "One look today: <b>the case page and your e-mail</b>. If there is a "
            "question with a due time, tell me at once, and I'll remind you "
            "before it.",
            "Is there something new on <b>the case page</b> or in your e-mail? A "
            "due time for evidence is what must not be missed.",
        ),
        is_daily=True,
    ),
    working(
        2,
        "With Alibaba since <b>{escalated_on}</b>: two working days should be "
        "over. Look at <b>the case page and your e-mail, also the spam "
        "folder</b>: is there a question with a due time?",
        "Since <b>{escalated_on}</b> the case is with Alibaba, and the team "
        "has normally joined by now. Is there a <b>due time on the case page "
        "or in your e-mail</b>?",
    ),
    NudgeStep(
        days(4),
        (
            "{waited} with Alibaba. One look at the case page today, please. If "
            "there is a <b>due time</b>, tell me at once, and I'll remind you "
            "before it.",
            "Please open the case page once today. If it shows a <b>due time</b>, "
            "type it here, and I'll watch it.",
            "Your daily look: <b>case page, e-mail, spam folder</b>. Missing a "
            "due time cancels the request.",
        ),
        is_daily=True,
    ),
    NudgeStep(
        days(6),
        (
            "Still quiet? Post one short line on the case page: your evidence is "
            "complete, and you are ready to answer. <b>Case page only.</b>",
            "No word yet? One line <b>on the case page</b> is enough: all "
            "evidence is in, and you will answer the same day.",
        ),
    ),
    NudgeStep(
        days(7),
        (
            "A look at the case page: new message, new offer, new due time? If "
            "there is nothing, choose <b>Nothing happens</b>.",
            "Is there news on the case page: a question, an offer, a due time? If "
            "it is quiet, tap <b>Nothing happens</b>.",
            "{waited} with Alibaba. Please check <b>the case page</b>, and that "
            "the e-mail address of your Alibaba account is one you read.",
        ),
        is_daily=True,
    ),
    NudgeStep(
        days(15),
        (
            "{waited} with Alibaba; cases often take weeks. Is there a decision "
            "or a due time? And is the <b>last day of your bank or PayPal</b> "
            "noted in writing?",
            "Has Alibaba decided, or asked for something? And do you have the "
            "<b>last day of your bank or PayPal</b> in writing?",
            "Please look at the case page today. While you wait: did your bank or "
            "PayPal name its <b>last day, in writing</b>?",
        ),
        is_daily=True,
    ),
    NudgeStep(
        days(21),
        (
            "{waited} with Alibaba. Ask on the case page <b>what is still "
            "missing</b>, then tell me what they say.",
            "It is {waited} now. One question on the case page helps: <b>which "
            "document is missing?</b> Then tell me the answer.",
            "A look at the case page, please: an answer, a decision, a <b>due "
            "time</b>? If it is quiet, ask there what is missing.",
        ),
        is_daily=True,
    ),
    NudgeStep(
        days(30),
        (
            "{waited} with Alibaba. Write to its online service too, with your "
            "order number, and keep a <b>screenshot</b> of it.",
            "Please ask Alibaba's online service about your order number, and "
            "keep the answer as a <b>screenshot</b>. Look at the case page too.",
            "Is there anything on the case page: a decision, a <b>due time</b>? "
            "If not, ask Alibaba's online service once more.",
        ),
        is_daily=True,
    ),
)
