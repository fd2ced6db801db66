"""Words that make thousands and more of a number, and those that change it in other ways."""

MULTIPLIERS: tuple[tuple[tuple[int, ...], str], ...] = (
    (
        (1000,),
        "k thousand thousands grand tausend tsd mille mila bin тыс тысяч тысячи тысяча к "
        "ribu rb tys tysięcy tysiące nghìn ngàn hazar हजार हज़ार হাজার ألف آلاف الف هزار 千 仟 "
        "천 "
        "พัน χιλιάδες tusen tusind duizend tisíc tisíce ezer mii mie elfu அயிரம் אלף",
    ),
    ((10_000,), "万 萬 만 หมื่น 万元"),
    ((100_000,), "lakh lakhs lac lacs लाख লাখ لاکھ แสน"),
    ((1000, 1_000_000), "mil m mm"),
    (
        (1_000_000,),
        "million millions mln mio millionen millones millón milhões milhão milioni milione "
        "миллион миллиона миллионов млн juta jt triệu tr milyon مليون ملايين 百万 ล้าน miljoen "
        "milionów",
    ),
    ((10_000_000,), "crore crores cr करोड़"),
    ((100,), "hundred hundreds hundert cien cientos 百 백 सौ ร้อย سو"),
    ((100_000_000,), "亿 億 억"),
    ((1_000_000_000,), "billion milliard milliarde миллиард"),
)
"""What a word multiplies a number by; one of several things is asked about."""

CHANGERS = (
    "p c ¢ half per each every twice double times time percent percents cent cents pence penny "
    "kopeks "
    "of minus plus less more than over under nearly almost except but without not no all_but "
    "kg g gram grams lb lbs ton tons cm mm inch box boxes carton cartons pallet pallets pack "
    "packs "
    "pair pairs set sets gross doz quarter third to payments payment instalments "
    "installments off discount one any none any_of"
)
"""Words beside which a number is not the amount or the count that is meant."""
