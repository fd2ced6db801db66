"""What people call places, and where most of them live: what no table of zones says."""

from collections.abc import Mapping

MAIN_LANGUAGES = ("en", "es", "fr", "de", "pt", "ru", "ar", "hi", "zh")
"""Languages in which every name is known."""

OTHER_LANGUAGES = (
    *("it", "tr", "pl", "nl", "uk", "vi", "th", "id", "ja", "ko"),
    *("fa", "he", "ro", "el", "cs", "sv", "da", "nb", "fi", "hu"),
)
"""Languages that are asked last, and so are read only for a name that is in no other."""

COUNTRY_ALIASES: Mapping[str, str] = {
    "usa": "US", "u s a": "US", "u s": "US", "america": "US", "uk": "GB", "u k": "GB",
    "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "great britain": "GB", "holland": "NL", "uae": "AE", "emirates": "AE", "ksa": "SA",
    "burma": "MM", "ivory coast": "CI", "drc": "CD", "bosnia": "BA", "macedonia": "MK",
    "vatican": "VA", "trinidad": "TT", "prc": "CN", "swaziland": "SZ",
    "eeuu": "US", "ee uu": "US", "eua": "US", "amerika": "US",
    "amerique": "US", "сша": "US", "америка": "US", "امريكا": "US", "أمريكا": "US",
    "inglaterra": "GB", "angleterre": "GB", "англия": "GB", "انجلترا": "GB", "英格兰": "GB",
    "holanda": "NL", "hollande": "NL", "голландия": "NL",
    "emiratos": "AE", "emirats": "AE", "emirate": "AE", "эмираты": "AE",
    "الإمارات": "AE", "الامارات": "AE", "السعودية": "SA",
    "corea": "KR", "coree": "KR", "coreia": "KR", "корея": "KR", "كوريا": "KR",
}  # fmt: skip
"""The country's code for names in neither the zone tables nor the CLDR."""

WORD_CODES = frozenset({
    "ad", "ag", "am", "as", "at", "be", "by", "de", "do", "es", "id", "in", "is", "it", "la",
    "me", "mu", "my", "na", "no", "om", "pm", "se", "si", "so", "tm", "to", "tv",
})  # fmt: skip
"""Codes of countries that are words when they are not in capitals."""

WORD_CITIES = frozenset({
    "center", "cork", "davis", "easter", "casey", "knox", "la", "midway",
    "nice", "nome", "oral", "salta", "troll", "wake",
})  # fmt: skip
"""Cities that are words when anything stands beside them."""

_AREAS = (
    ("America", "New_York Sao_Paulo Mexico_City Chicago Los_Angeles Bogota Argentina/Buenos_Aires "
                "Toronto Lima Santiago Denver Caracas Vancouver Phoenix Manaus Guayaquil Asuncion "
                "Edmonton Winnipeg Halifax Regina St_Johns Tijuana Cancun Hermosillo Rio_Branco "
                "Punta_Arenas Anchorage Havana Port-au-Prince Puerto_Rico Noronha Adak Nuuk"),
    ("Europe", "Berlin London Istanbul Moscow Madrid Athens Kyiv Lisbon Minsk Chisinau"),
    ("Africa", "Lagos Cairo Johannesburg Nairobi Kinshasa Casablanca Abidjan Lubumbashi Tripoli"),
    ("Asia", "Shanghai Kolkata Jakarta Tokyo Karachi Dhaka Manila Riyadh Dubai Tehran Bangkok "
             "Yekaterinburg Almaty Novosibirsk Makassar Tashkent Yangon Omsk Irkutsk Kathmandu "
             "Kabul Vladivostok Jerusalem Gaza Beirut Jayapura Urumqi"),
    ("Europe", "Samara Kaliningrad"),
    ("Australia", "Sydney Brisbane Perth Adelaide Darwin"),
    ("Pacific", "Auckland Port_Moresby Honolulu Fiji Noumea Tahiti Guam Tarawa"),
    ("Asia", "Yakutsk Magadan Kamchatka Ulaanbaatar Hovd"),
    ("Atlantic", "Azores Canary Cape_Verde"),
)  # fmt: skip

LARGEST_ZONES = tuple(f"{area}/{city}" for area, cities in _AREAS for city in cities.split())
"""Zones from the most to the least people, more or less: who is first speaks for those alike."""
