"""The first words: what this is, and what went wrong, so far that the seller can be told."""

from flows.definition.vocabulary import Ask, Choose, Step, Zone, go, option, picked

STEPS: tuple[Step, ...] = (
    Step(
        id="start",
        kind=Choose(
            (
                option("remind", "Start with reminders", "start", "yes", "go", "ok"),
                option("silent", "Start without reminders", "no reminders", "start no", "silent"),
            )
        ),
        text=(
            "<b>I guide you through a dispute on Alibaba.com, one question at a time.</b>\n"
            "• I write the texts, collect your proof and watch the dates. I'll remind you if "
            "you want; /stop ends it.\n"
            "• I store your answers and files, encrypted.\n"
            "• I am independent: not Alibaba, not legal advice, and no promise of a win."
        ),
        topics=("how", "privacy"),
    ),
    Step(
        id="zone",
        kind=Zone(),
        text=(
            "<b>Where are you?</b> Type your country or city, send your location, or tell me what "
            "time it is for you now, for example 14:30."
        ),
        why=(
            "So dates match your time zone, and I don't write at "
            "night. I keep the time zone, not the place."
        ),
        skip=True,
    ),
    Step(
        id="problem",
        kind=Choose(
            (
                option(
                    "never_arrived",
                    "It never arrived",
                    *("not arrived", "never arrived", "lost", "no delivery", "not delivered"),
                    *("never received", "not received", "nothing arrived", "nothing came"),
                    *("did not arrive", "didn't arrive", "did not come", "didn't come"),
                    *("never came", "never delivered", "nothing received", "did not receive"),
                    *("didn't receive", "haven't received", "hasn't arrived", "no package"),
                    *("no parcel", "fake tracking", "false tracking", "fake tracking number"),
                    *("lost in transit", "seized by customs", "customs seized", "held at customs"),
                ),
                option(
                    "damaged",
                    "It arrived damaged",
                    *("broken", "damage", "damaged", "crushed", "cracked", "smashed", "shattered"),
                    *("scratched", "dented", "wet", "torn"),
                ),
                option(
                    "wrong_item",
                    "Wrong item",
                    *("wrong product", "different product", "wrong items", "wrong goods"),
                    *("wrong colour", "wrong color", "wrong size", "wrong model", "not what"),
                    *("different item", "different colour", "different color", "other product"),
                ),
                option(
                    "missing",
                    "Pieces are missing",
                    *(
                        "shortage",
                        "fewer",
                        "incomplete",
                        "missing",
                        "short shipped",
                        "not complete",
                    ),
                    *("less than ordered", "not enough"),
                ),
                option(
                    "quality",
                    "Poor or not as described",
                    *("defective", "quality", "faulty", "not working", "doesn't work", "bad"),
                    *("does not work", "do not work", "don't work", "poor quality", "bad quality"),
                    *("low quality", "not as described", "defects", "stopped working", "poor"),
                ),
                option(
                    "late",
                    "Shipped late",
                    *("delay", "delayed", "not shipped", "late", "too late", "never shipped"),
                    *("did not ship", "didn't ship", "has not shipped", "hasn't shipped"),
                ),
                option(
                    "payment",
                    "Payment or refund problem",
                    *("charged twice", "refund", "overcharged", "no refund", "charged too much"),
                    *("not refunded", "refund not received"),
                ),
                option(
                    "counterfeit",
                    "I think it is a fake",
                    *("fake", "counterfeit", "replica", "not original", "not genuine", "copy"),
                ),
                option(
                    "off_platform",
                    "Asked to pay outside Alibaba",
                    *("whatsapp", "pay outside", "paid outside", "outside alibaba", "off platform"),
                    *("outside the platform", "wechat", "western union"),
                ),
                option("other", "None of these", "other", "something else"),
            )
        ),
        text=(
            "<b>What went wrong?</b> Pick the one that fits best. "
            "You can change it later; nothing is lost."
        ),
        why=(
            "The problem decides which questions I ask, which proof counts and what you can do. "
            "If two of them fit, pick the one that most of your money is about."
        ),
        paths=(
            go("problem_other", when=picked("problem", "other")),
            go("damage_what", when=picked("problem", "damaged")),
            go("wrong_how", when=picked("problem", "wrong_item")),
            go("quality_kind", when=picked("problem", "quality")),
            go("brand", when=picked("problem", "counterfeit")),
            go("off_paid", when=picked("problem", "off_platform")),
            go("payment"),
        ),
    ),
    Step(
        id="problem_other",
        kind=Ask(least=5, most=600),
        text="<b>Please tell me in one or two sentences what went wrong.</b>",
        why=(
            "It becomes the first line of your message to the seller. Only the main point; "
            "there is room for the whole story later."
        ),
        paths=(go("payment"),),
    ),
    Step(
        id="damage_what",
        kind=Ask(least=5, most=600),
        text="<b>What is damaged, and how?</b> One or two sentences: which part, and what you see.",
        why=(
            "For example: the glass shade is broken; the foam around it was only 5 mm thin. It "
            "goes into your message to the seller. The numbers come later."
        ),
        skip=True,
        paths=(go("payment"),),
    ),
    Step(
        id="wrong_how",
        kind=Choose(
            (
                option("product", "Another product", "product"),
                option("model", "Another model", "model", "version"),
                option("colour", "Another colour", "colour", "color"),
                option("size", "Another size", "size"),
                option("material", "Another material", "material"),
            )
        ),
        text="<b>What is wrong about it?</b> If several fit, the one that matters most.",
        why=(
            "It goes into your message to the seller, in English and Chinese. The other "
            "differences we write down later, one by one."
        ),
        paths=(go("wrong_what", when=picked("problem", "wrong_item")), go("payment")),
    ),
    Step(
        id="wrong_what",
        kind=Ask(least=5, most=600),
        text="<b>What did you order, and what came?</b> One sentence.",
        why=(
            "For example: ordered navy blue, came black. It goes into your message to the seller, "
            "who can then answer without asking back."
        ),
        skip=True,
        paths=(go("payment"),),
        added=True,
    ),
    Step(
        id="quality_kind",
        kind=Choose(
            (
                option("size", "Size or weight", "size", "weight"),
                option("material", "Material", "fabric"),
                option("function", "It does not work", "function", "does not work"),
                option("finish", "Finish or look", "finish", "look", "scratches"),
                option("performance", "It does less than agreed", "performance"),
            )
        ),
        text="<b>What is different from what was agreed?</b> The main point first.",
        why='What can be measured or filmed is strongest. "Bad quality" alone decides nothing.',
        paths=(go("quality_what", when=picked("problem", "quality")), go("payment")),
    ),
    Step(
        id="quality_what",
        kind=Ask(least=5, most=600),
        text="<b>What was agreed, and what did you get?</b> One sentence, with numbers if you can.",
        why=(
            "For example: 2.0 mm was agreed, 1.6 mm came, measured on 12 pieces. It goes into your "
            "message to the seller, who can then answer without asking back."
        ),
        skip=True,
        paths=(go("payment"),),
        added=True,
    ),
    Step(
        id="brand",
        kind=Ask(most=100),
        text="<b>Which brand is on the goods?</b> Please stop selling them until this is clear.",
        why="The brand name as printed on the goods, and the model if there is one.",
        paths=(go("fake_signs", when=picked("problem", "counterfeit")), go("payment")),
    ),
    Step(
        id="fake_signs",
        kind=Ask(least=5, most=600),
        text="<b>Which signs tell you that it is a fake?</b> One or two sentences, please.",
        why=(
            "For example: the label is glued, not sewn; the serial number is unknown to the brand. "
            "It goes into your message to the seller."
        ),
        skip=True,
        paths=(go("payment"),),
        added=True,
    ),
)
