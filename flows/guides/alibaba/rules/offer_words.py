"""The words by which buyers say, while they wait, that an offer was made."""

OFFER_WORDS = (
    *("offer", "offers", "offered", "offering", "proposal", "proposes", "proposed", "discount"),
)
