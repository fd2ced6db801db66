"""The checklist of photos: what to show of goods and cartons, and how to take the shot."""

from flows.definition.vocabulary import ChecklistLine, all_of, any_of, line, not_, picked

# A second problem of one delivery has its own items.
DAMAGED = any_of(picked("problem", "damaged"), picked("also_bad", "damaged"))
WRONG = any_of(picked("problem", "wrong_item"), picked("also_bad", "wrong_item"))
QUALITY = any_of(picked("problem", "quality"), picked("also_bad", "quality"))
MISSING = any_of(picked("problem", "missing"), picked("short_too", "yes"))
COUNTERFEIT = picked("problem", "counterfeit")

PHOTOS: tuple[ChecklistLine, ...] = (
    line(
        "carton_out",
        "Outer carton with its label",
        "Every side of the carton in daylight; one photo with the label sharp enough to read.",
        when=DAMAGED,
    ),
    line(
        "damage_wide",
        "Damaged goods in their carton",
        "One step back: goods, inner packing and carton label in the same photo.",
        when=DAMAGED,
    ),
    line(
        "damage_close",
        "Close-up of the damage",
        "One photo for each kind of damage, with a coin or a ruler beside it.",
        when=DAMAGED,
    ),
    line(
        "side_by_side",
        "Ordered beside received",
        "Put the item beside the approved sample, or beside the listing on a screen: one photo.",
        when=WRONG,
    ),
    line(
        "item_label",
        "Labels of item and carton",
        "Model, colour and size must be readable; one photo of the item, one of the carton.",
        when=WRONG,
    ),
    line(
        "measured",
        "Each difference, measured",
        "Lay it flat with a ruler or a scale and its size label in view; one photo a difference.",
        when=all_of(QUALITY, not_(picked("quality_kind", "function"))),
    ),
    line(
        "failing",
        "The product failing, on film",
        "Film switch-on to failure in one take. Send stills too: the platform may not take video.",
        when=picked("quality_kind", "function", "performance"),
    ),
    line(
        "shown_genuine",
        "Seller's word: it is genuine",
        "Screenshot of the listing or chat with the brand name, the seller's name and the date.",
        when=COUNTERFEIT,
    ),
    line(
        "brand_letter",
        "Letter from brand or dealer",
        "A letter or e-mail from the brand or an authorised dealer that says it is not theirs.",
        when=COUNTERFEIT,
    ),
    line(
        "fake_detail",
        "Details that give it away",
        "Close-ups of logo, stitching, serial number and packaging, beside a real one if you can.",
        when=COUNTERFEIT,
    ),
    line(
        "packing_list",
        "Invoice and packing list",
        "The whole page, flat and sharp, with the number of units and cartons in view.",
        when=MISSING,
    ),
    line(
        "count_laid",
        "Everything you got, laid out",
        "Rows of ten on the floor and one photo from above, before anything is used.",
        when=MISSING,
    ),
    line(
        "carton_weight",
        "Carton count and weights",
        "All cartons in one photo, then each label; best is one carton on a scale.",
        when=MISSING,
    ),
    line(
        "waybill",
        "Waybill or delivery note",
        "The line with weight and number of cartons must be readable.",
        when=MISSING,
    ),
    line(
        "seal",
        "Tape and seal of the carton",
        "Close-up of the tape: was it cut, doubled or another colour?",
        when=MISSING,
    ),
    line(
        "unboxing",
        "Film of the opening, if any",
        "Do not stage it again. An honest count today is better than a repeated film.",
        when=MISSING,
    ),
    line(
        "bad_count",
        "All bad units, counted",
        "Rows of ten, so anyone can count; beside them a paper with number and date.",
        when=any_of(DAMAGED, WRONG, QUALITY, COUNTERFEIT),
    ),
    line(
        "carton_marks",
        "A bad unit beside its carton",
        "One photo with the unit, the carton marks and the batch number: it ties goods to order.",
        when=any_of(QUALITY, WRONG, COUNTERFEIT),
    ),
    line(
        "inner_pack",
        "Inner packing",
        "Show what lay between the goods, or that nothing did. Keep all of it.",
        when=DAMAGED,
    ),
    line(
        "carrier_report",
        "Damage report of the carrier",
        "Ask the carrier or the post for it today; a photo of the paper is enough.",
        when=DAMAGED,
    ),
    line(
        "lab_report",
        "Test report, if you have one",
        "Do not buy one now: first ask the agent whether it is needed, and from whom.",
        when=picked("quality_kind", "material", "performance"),
    ),
)
