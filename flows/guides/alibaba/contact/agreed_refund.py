"""A refund the seller agreed to in the chat: filed at once, in four lines, nothing asked before."""

from flows.definition.vocabulary import (
    Choose,
    Step,
    all_of,
    any_of,
    go,
    not_,
    option,
    picked,
)
from flows.guides.alibaba.rules.near_deadlines import near
from flows.guides.alibaba.rules.routes import OUTSIDE

# Money alone: goods that are sent or returned need a day and an address first.
AGREED_MONEY = all_of(
    not_(OUTSIDE),
    any_of(picked("remedy", "full", "partial"), picked("offer_check", "yes_accept")),
)

STEPS: tuple[Step, ...] = (
    Step(
        id="agreed_filing",
        added=True,
        kind=Choose(
            (
                option("filed", "I filed it", "done", "yes", "filed", sends=("agreed_request",)),
                option("wait", "Wait for the promise", "wait", when=not_(near("agreed_how"))),
                option("details", "Add proof first", "proof", "photos"),
                option("no_button", "There is no such button", "no button", "missing"),
            )
        ),
        text=(
            "⚠ <b>Make it official today.</b> Open the order, press <b>Apply for refund</b> (some "
            "screens: Open dispute), paste this, and let the seller accept it there. Until the "
            "money is here, cancel nothing and do not confirm receipt."
        ),
        why=(
            "Alibaba does not make a seller keep a deal made outside the case. On a computer: "
            "Orders, All orders, View more, the order. In the app: My Alibaba, All orders, the "
            "order, More actions. Was another amount agreed? Change it with /review first."
        ),
        letters=("agreed_request",),
        facts=("C5", "C6", "F1.14", "F1.15", "F2.5", "R6"),
        paths=(
            go("filed_on", when=picked("agreed_filing", "filed")),
            go("no_button", when=picked("agreed_filing", "no_button")),
            go("describe", when=picked("agreed_filing", "details")),
            go("promise_on"),
        ),
    ),
)
