"""Currencies as people name them: ISO codes, signs, words, and the country beside a dollar."""

from collections.abc import Iterator, Mapping

from flows.reading.lexicon.currency_names import CURRENCY_NAMES
from flows.reading.scanning import Term, build_terms

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL
GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF
KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
_ENGLISH_WORDS = "ALL TOP TRY CUP PEN GEL MAD MOP BOB RON SOS"

CODES = frozenset(_CODES.split())
"""ISO 4217 codes in use."""

ENGLISH_WORDS = frozenset(_ENGLISH_WORDS.split())
"""Codes that are English words or names too: beside another currency they count in capitals."""

COMMON_WORDS = frozenset({"ALL", "TOP"})
"""Those that stand beside amounts so often that they count only in capitals after the number."""

_NAMES: Mapping[str, str] = {
    "AED": "د.إ د.إ. dh dhs",
    "AMD": "֏",
    "ARS": "ar$ $ar",
    "AUD": "澳元 澳币 a$ au$ $au",
    "AZN": "₼ manat",
    "BDT": "৳ taka tk",
    "BGN": "лв лв. lev leva лева лев",
    "BHD": "د.ب د.ب.",
    "BRL": "r$ br$ real reais",
    "CAD": "加元 加币 c$ ca$ $ca cdn$",
    "CHF": "sfr fr. franken stutz",
    "CLP": "$cl clp$",
    "CNY": "cn¥ ¥cn rmb cnh yuan yuán renminbi 元 人民币 人民幣 块 圆 юаней юань юаня",
    "COP": "$co cop$",
    "CZK": "kč kc koruna koruny korun",
    "DKK": "dkr",
    "DZD": "د.ج د.ج.",
    "EGP": "le l.e. جنيه eg£ ج.م ج.م. e£",
    "EUR": "€ 欧元 歐元 ユーロ 유로 euro euros еuro евро يورو evro eur€",
    "GBP": "英镑 英鎊 ポンド uk£ £gb sterling quid",
    "GEL": "₾ lari",
    "GHS": "gh₵ ₵ cedi cedis",
    "HKD": "港元 港币 港幣 hk$ $hk",
    "HUF": "ft forint forints",
    "IDR": "rp rupiah",
    "ILS": "₪ shekel shekels nis שח ש״ח",
    "INR": "₹ rupaye रुपये रुपए रु",
    "IQD": "د.ع د.ع.",
    "ISK": "ikr",
    "JOD": "د.أ د.أ.",
    "JPY": "jp¥ yen 円 日元 日圓 エン",
    "KES": "ksh",
    "KRW": "韩元 ₩ won 원",
    "KWD": "د.ك د.ك. kd",
    "KZT": "₸ тенге tenge",
    "LBP": "£lb ل.ل ل.ل.",
    "MAD": "د.م د.م.",
    "MXN": "mx$ $mx",
    "MYR": "rm ringgit",
    "NGN": "₦ naira",
    "NOK": "nkr",
    "NZD": "nz$ $nz",
    "OMR": "ر.ع ر.ع.",
    "PEN": "s/ s/. soles",
    "PHP": "₱ piso",
    "PLN": "zł zl zloty złoty złotych zlotych złote zlote",
    "QAR": "ر.ق ر.ق. qr",
    "RUB": "₽ руб рубль рубля рублей р rouble roubles ruble rubles rubel rublos rubli",
    "SAR": "ر.س ر.س. sr",
    "SGD": "新元 新币 s$ sg$ $sg",
    "THB": "฿ baht บาท",
    "TND": "د.ت د.ت.",
    "TRY": "₺ tl türk_lirası",
    "TWD": "nt$ 台币 新台币",
    "TZS": "tsh",
    "UAH": "₴ грн гривен гривень гривня hryvnia",
    "USD": "美刀 us$ $us usd$ u$s u$d щ.д. 美元 美金 долл",
    "VND": "₫ đ đồng dong vnđ",
    "XAF": "fcfa",
    "XOF": "f_cfa",
    "ZAR": "r rand rands",
}

_DOLLARS = (
    "USD AUD CAD HKD NZD SGD MXN TWD ARS CLP COP BBD BSD BND FJD GYD JMD LRD NAD SBD SRD TTD XCD"
)
_KRONER = "SEK NOK DKK CZK ISK"
_SHARED: tuple[tuple[str, str, str | None], ...] = (
    (
        "$ ドル 달러 डॉलर đô_la "
        "dollar dollars bucks buck dólar dólares dolar доллар доллара долларов دولار دولارات "
        "dollari dollaro dólars dolarów dolary",
        _DOLLARS,
        "USD",
    ),
    ("¥ ￥", "CNY JPY", None),
    ("rs rs. ₨ rupee rupees rupias roupies rupien", "INR PKR LKR NPR MUR SCR", None),
    ("kr kr. krona krone kroner kronor kronen coronas couronnes", _KRONER, None),
    ("peso pesos", "MXN PHP ARS COP CLP UYU DOP CUP", None),
    ("£ pound pounds", "GBP EGP LBP SYP SDG SSP GIP FKP SHP", "GBP"),
    ("dirham dirhams درهم دراهم", "AED MAD", "AED"),
    ("riyal riyals rial rials ريال ریال ﷼", "SAR QAR OMR YER IRR", "SAR"),
    ("fr franc francs francos", "CHF XOF XAF XPF CDF GNF RWF DJF KMF BIF", "CHF"),
    ("lira liras lirası", "TRY LBP SYP", "TRY"),
    ("lei leu", "RON MDL", "RON"),
    ("dinar dinars dinares دينار dinara", "KWD BHD JOD IQD TND DZD LYD RSD", None),
    ("shilling shillings", "KES TZS UGX SOS", None),
    ("som sum soʻm сом сум", "UZS KGS", None),
    ("rial_omani", "OMR", None),
)

_COUNTRIES = {
    "USD": "us u.s. u.s usa american america estadounidenses américains",
    "AUD": "au aus aud australian australia",
    "CAD": "ca can cdn canadian canada canadienses",
    "HKD": "hk hong_kong hongkong",
    "NZD": "nz new_zealand kiwi",
    "SGD": "sg singapore singaporean",
    "MXN": "mx mexican mexico mexicanos",
    "TWD": "nt tw taiwan taiwanese",
    "ARS": "ar argentine argentinian argentinos",
    "CLP": "chilean chilenos",
    "COP": "colombian colombianos",
    "PHP": "philippine filipino",
    "JMD": "jamaican",
    "TTD": "trinidad",
    "FJD": "fijian fiji",
    "GBP": "uk british",
    "EGP": "egyptian egypt",
    "LBP": "lebanese lebanon",
    "SYP": "syrian",
    "SDG": "sudanese",
    "TRY": "turkish turkey",
    "AED": "uae emirati emirates",
    "MAD": "moroccan morocco marocains",
    "SAR": "saudi",
    "QAR": "qatari qatar",
    "OMR": "omani oman",
    "YER": "yemeni",
    "IRR": "iranian",
    "INR": "indian india",
    "PKR": "pakistani pakistan",
    "LKR": "lankan sri_lankan sri_lanka",
    "NPR": "nepalese nepali nepal",
    "SEK": "swedish sweden svenska",
    "NOK": "norwegian norway norske",
    "DKK": "danish denmark danske",
    "CZK": "czech",
    "ISK": "icelandic",
    "CHF": "swiss suisses schweizer",
    "XOF": "west_african cfa",
    "KWD": "kuwaiti kuwait",
    "BHD": "bahraini",
    "JOD": "jordanian",
    "IQD": "iraqi",
    "TND": "tunisian",
    "DZD": "algerian",
    "RSD": "serbian",
    "RON": "romanian",
    "MDL": "moldovan",
    "KES": "kenyan kenya",
    "TZS": "tanzanian",
    "UGX": "ugandan uganda",
    "CNY": "chinese china",
    "JPY": "japanese",
}

Named = tuple[tuple[str, ...], str | None]
"""The codes a name may mean, the likeliest first, and the one it means when nothing is known."""


def _list_long_names() -> Iterator[tuple[str, Term]]:
    for entry in CURRENCY_NAMES.strip().replace("\n  ", " ").split("\n"):
        code, _, names = entry.partition(" ")
        for name in names.split(";"):
            yield name.strip(), ("c", ((code,), code))


def build_currency_terms() -> dict[str, Term]:
    """Every name of a currency as a term "c", and every country's beside it as a term "q"."""
    shared = (
        (name, ("c", (tuple(codes.split()), likely)))
        for names, codes, likely in _SHARED
        for name in names.split()
    )
    signs = (
        (name, ("c", ((code,), code))) for code, names in _NAMES.items() for name in names.split()
    )
    codes = ((code, ("c", ((code,), code))) for code in sorted(CODES))
    countries = (
        (name, ("q", ((code,), code)))
        for code, names in _COUNTRIES.items()
        for name in names.split()
    )
    rows = [*shared, *signs, *codes, *_list_long_names(), *countries]
    return build_terms(rows)
