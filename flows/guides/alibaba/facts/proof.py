"""Facts of what counts as proof for each problem, and of what weakens a case."""

from flows.definition.vocabulary import Fact

PEER_NOTE = "A practitioner's page; the platform's own pages are silent."
SOLO_URL = "https://www.soloimporter.com/handle-supplier-disputes/"
ALIEXPRESS_URL = "http://help.aliexpress.com/how_to_provide_evidence_to_support_your_claim.html"
NOTICES_URL = "https://service.alibaba.com/buyer/faq_detail/20111776.htm"

PROOF: tuple[Fact, ...] = (
    Fact(
        "3a",
        "The decisive test is what the contract says: points that can be measured, in the order "
        "or its attachments.",
        "https://www.alifaq.org/how-does-trade-assurance-protect-my-online-transaction",
        "medium",
        "A copy of the platform's help, not the page itself.",
    ),
    Fact(
        "3c.any",
        "Every case needs the order number, the contract with its attachments, proof of payment, "
        "the whole chat and the dates.",
        "https://www.cantonpartner.com/recover-money-from-chinese-supplier",
        "medium",
        PEER_NOTE,
    ),
    Fact(
        "3c.damaged",
        "Damage is shown by the carton and its label, the inner packing, close and wide photos, "
        "a count of bad units and the carrier's report.",
        SOLO_URL,
        "medium",
        PEER_NOTE,
    ),
    Fact(
        "3c.wrong",
        "A wrong item is shown beside the order line or the approved sample, with its label and "
        "the number of units.",
        NOTICES_URL,
        "medium",
        "The definition is the platform's; the list of photos is a peer's.",
    ),
    Fact(
        "3c.quality",
        "Each difference is measured with a ruler in view, a failure is filmed, and the share of "
        "the batch is counted.",
        ALIEXPRESS_URL,
        "medium",
        PEER_NOTE,
    ),
    Fact(
        "3c.tied",
        "A photo counts more when carton marks, batch or date on it tie it to the shipment.",
        "https://agenceocto.com/en/insights/manufacturing-intelligence/"
        "need-advice-on-a-refund-after-a-supplier-quality-issue-use-the-octo-3-consistenc",
        "medium",
        PEER_NOTE,
    ),
    Fact(
        "3c.missing",
        "A shortage is shown by a count against invoice and packing list, and by the number and "
        "weight of the cartons.",
        SOLO_URL,
        "medium",
        PEER_NOTE,
    ),
    Fact(
        "3c.late",
        "Late or missing goods are shown by the agreed ship date, the tracking page with its date, "
        "the carrier's word, and a chat without consent to the delay.",
        NOTICES_URL,
        "medium",
        "The definition is the platform's; the list of papers is a peer's.",
    ),
    Fact(
        "3c.payment",
        "A payment is shown by the slip with the bank's stamp, the MTCN, or the full page with "
        "its status, and by the agreed refund with its date.",
        "https://craigslistspam.com/open-a-case-with-alibaba-fair-trade-fund/",
        "low",
        "An old copy of a page of the platform.",
    ),
    Fact(
        "3c.fake",
        "A counterfeit is shown by the listing's claim, the word of the brand or a dealer, and "
        "photos of details.",
        "https://github.com/TosbackCgusBridge-Bot/CGUs-versions",
        "low",
        "The ban on counterfeits is the platform's; the list is our own.",
    ),
    Fact(
        "3c.off",
        "A request to pay elsewhere is shown by the chat, the bank details, the invoice and the "
        "seller's profile.",
        "https://supplierriskcheck.com/guides/supplier-wants-bank-transfer-outside-alibaba/",
        "medium",
        PEER_NOTE,
    ),
    Fact(
        "3d",
        "A case is weaker when a delay or defect was accepted in writing, when the point never "
        "stood in the contract, or when goods were used and packaging thrown away.",
        "https://www.alicustomerservice.com/faq4_what-s-not-covered-by-trade-assurance-364.html",
        "medium",
        "A copy of the platform's help, not the page itself.",
    ),
    Fact(
        "ISO2859",
        "ISO 2859-1 gives, for the size of a delivery, how many units to check (table 1, level II) "
        "and how many bad ones still pass (table 2-A, normal inspection).",
        "http://qualitycontrolpartners.com/aql-tables",
        "high",
        "A copy of the tables; which limit counts is agreed between buyer and seller.",
    ),
)
