"""Currencies as people name them: ISO codes, signs and words."""

from collections.abc import Mapping

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
_ENGLISH_WORDS = "ALL TOP TRY CUP PEN GEL MAD MOP BOB RON"

CODES = frozenset(_CODES.split())
"""ISO 4217 codes in use."""

ENGLISH_WORDS = frozenset(_ENGLISH_WORDS.split())
"""Codes that are English words or names too: beside another currency they count in capitals."""

_NAMES = {
    "AED": "dh dhs dirham dirhams درهم",
    "BRL": "r$ reais",
    "CAD": "c$ ca$",
    "AUD": "a$ au$",
    "CHF": "fr franken",
    "CNY": "cn¥ rmb cnh yuan renminbi 元 人民币 块 юаней юань юаня",
    "EUR": "€ euro euros евро يورو",
    "GBP": "£ pound pounds sterling quid",
    "HKD": "hk$",
    "IDR": "rp rupiah",
    "ILS": "₪ shekel shekels",
    "INR": "₹",
    "JPY": "jp¥ yen 円 日元",
    "KRW": "₩ won",
    "KZT": "₸ тенге tenge",
    "MXN": "mx$",
    "MYR": "rm ringgit",
    "NGN": "₦ naira",
    "NZD": "nz$",
    "PHP": "₱",
    "PLN": "zł zl zloty",
    "RUB": "₽ руб рубль рубля рублей р rouble roubles ruble rubles",
    "SAR": "riyal riyals ريال",
    "SGD": "s$ sg$",
    "THB": "฿ baht",
    "TRY": "₺ tl lira",
    "TWD": "nt$",
    "UAH": "₴ грн гривен",
    "USD": "$ us$ usd$ u$s dollar dollars buck bucks dólar dólares dolares "
    "долл доллар доллара долларов دولار 美元 美金",
    "VND": "₫",
    "ZAR": "rand",
}

NAMES: Mapping[str, str] = {name: code for code, row in _NAMES.items() for name in row.split()}
"""Lower case sign or word -> the code it means when nothing else is known."""

_DOLLARS = ("USD", "AUD", "CAD", "HKD", "NZD", "SGD", "MXN", "TWD")
_RUPEES = ("INR", "PKR", "LKR", "NPR")
_CROWNS = ("SEK", "NOK", "DKK", "CZK")

SHARED_NAMES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("$", "dollar", "dollars", "bucks"), _DOLLARS),
    "¥": ("CNY", "JPY"),
    **dict.fromkeys(("rs", "₨", "rupee", "rupees"), _RUPEES),
    **dict.fromkeys(("kr", "krona", "krone", "kroner", "kronor"), _CROWNS),
    **dict.fromkeys(("peso", "pesos"), ("MXN", "PHP", "ARS", "COP")),
    **dict.fromkeys(("£", "pound", "pounds"), ("GBP", "EGP", "LBP")),
    **dict.fromkeys(("dirham", "dirhams", "درهم"), ("AED", "MAD")),
    **dict.fromkeys(("riyal", "riyals", "ريال"), ("SAR", "QAR", "OMR", "YER")),
    **dict.fromkeys(("fr", "franc", "francs"), ("CHF", "XOF", "XAF")),
}
"""Names of several currencies: the one the case uses wins, and without `NAMES` we must ask."""
