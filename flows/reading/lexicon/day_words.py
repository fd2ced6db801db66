"""Words that make a day of a number or of today: "yesterday", "week", "ago", "from now".

Each row says of what kind its words are and what they are worth; "_" in a word is a blank.
"""

RELATIVE_DAYS: tuple[tuple[tuple[int, ...], str], ...] = (
    ((-3,), "大前天"),
    (
        (-2,),
        "day_before_yesterday the_day_before_yesterday anteayer antes_de_ayer antier vorgestern "
        "avant-hier avant_hier anteontem antes_de_ontem позавчера 前天 أول_أمس اول_امس "
        "أول_من_أمس اول_من_امس evvelsi_gün önceki_gün l'altro_ieri altro_ieri avantieri "
        "eergisteren przedwczoraj позавчора alaltaieri předevčírem predvčerom tegnapelőtt "
        "i_förrgår toissapäivänä kemarin_dulu kemarin_lusa hôm_kia 一昨日 おととい 그저께 그제 "
        "เมื่อวานซืน προχθές προχτές שלשום پریروز onceki_gun",
    ),
    (
        (-1,),
        "yesterday ayer gestern hier ontem вчера dün 昨天 昨日 أمس امس البارحة ieri gisteren "
        "wczoraj вчора včera včeraj jučer juče tegnap igår i_går eilen kemarin semalam hôm_qua "
        "어제 เมื่อวาน เมื่อวานนี้ χθες χτες אתמול دیروز গতকাল kahapon jana きのう",
    ),
    (
        (0,),
        "today tonight this_morning this_afternoon this_evening hoy heute aujourd'hui hoje "
        "сегодня bugün 今天 今日 اليوم oggi vandaag dzisiaj dziś сьогодні astăzi azi dnes danes "
        "danas ma idag i_dag tänään hari_ini hôm_nay 오늘 วันนี้ σήμερα היום امروز আজ आज leo "
        "ngayon きょう",
    ),
    (
        (1,),
        "tomorrow mañana morgen demain amanhã завтра yarın 明天 明日 غدا غدًا domani jutro mâine "
        "zítra zajtra jutri sutra holnap imorgon i_morgon i_morgen huomenna besok esok ngày_mai "
        "내일 พรุ่งนี้ αύριο מחר فردا আগামীকাল kesho bukas あした",
    ),
    (
        (2,),
        "day_after_tomorrow the_day_after_tomorrow übermorgen pasado_mañana après-demain "
        "après_demain depois_de_amanhã послезавтра 后天 後天 بعد_غد öbür_gün dopodomani "
        "overmorgen "
        "pojutrze післязавтра poimâine pozítří pozajtra holnapután i_övermorgon ylihuomenna lusa "
        "ngày_kia 明後日 あさって 모레 มะรืนนี้ μεθαύριο מחרתיים پس_فردا",
    ),
    ((3,), "大后天 大後天"),
    ((-1, 1), "कल کل"),
    ((-2, 2), "परसों پرسوں"),
)
"""Days from today, and the words for that day; some words stand for two days."""

UNITS: tuple[tuple[str, str], ...] = (
    (
        "day",
        "day days día días tag tage tagen jour jours dia dias день дня дней ден gün 天 日間 يوم "
        "أيام ايام يومًا يوما giorno giorni dag dagen dzień dni дні днів zi zile dny dnů dní "
        "dan dana dnem dnů dňami nap napja nappal dagar dage dager päivä päivää hari ngày วัน "
        "ημέρα ημέρες "
        "ημερών μέρες יום ימים روز দিন दिन siku araw",
    ),
    (
        "week",
        "week weeks седмица седмици wk wks semana semanas woche wochen semaine semaines неделя "
        "неделю недели "
        "недель hafta 周 週 週間 个星期 星期 أسبوع أسابيع settimana settimane weken tydzień "
        "tygodnie tygodni тиждень тижні тижнів săptămână săptămâni týden týdny týdnů týdnem "
        "týždeň hét héttel "
        "vecka veckor uge uger uke uker viikko viikkoa minggu tuần 주 สัปดาห์ อาทิตย์ εβδομάδα "
        "εβδομάδες שבוע שבועות هفته সপ্তাহ सप्ताह हफ्ते हफ़्ते",
    ),
    (
        "month",
        "month months месец месеца mes meses monat monate monaten mois mês месяц месяца "
        "месяцев ay 个月 個月 "
        "か月 ヶ月 ヵ月 شهر أشهر mese mesi maand maanden miesiąc miesiące miesięcy місяць місяці "
        "місяців lună luni měsíc měsíce měsíců měsícem měsíci hónap hónappal månad månader "
        "måned måneder kuukausi kuukautta bulan 개월 달 เดือน μήνα μήνας μήνες חודש "
        "חודשים ماه মাস महीने महीना माह",
    ),
    (
        "year",
        "year years año años jahr jahre jahren an ans année années ano anos год года лет yıl "
        "sene "
        "سنة سنوات عام anno anni jaar rok lata lat рік роки років ani lety év éve år vuosi "
        "vuotta "
        "tahun ปี χρόνο χρόνια שנה שנים سال বছর साल वर्ष",
    ),
)
"""Spans of days, and the words for them; the Chinese and Korean day and year stand beside dates."""

KINDS: tuple[tuple[str, str], ...] = (
    (
        "A",
        "ago back geleden atrás fa temu yang_lalu lalu назад тому 前 以前 之前 önce evvel sedan "
        "siden sitten lepas trước 전 전에 ที่แล้ว ที่ผ่านมา ก่อน पहले পূর্বে আগে قبل_ذلك پیش "
        "پہلے în_urmă "
        "in_urma ezelőtt prije",
    ),
    (
        "P",
        "hace il_y_a för for преди πριν_από vor ha há منذ قبل przed před pred acum πριν לפני "
        "voor y_a",
    ),
    (
        "F",
        "in within dalam след en dans dentro_de daqui_a em za через tra fra om 还有 剩 还剩 "
        "还剩下 剩下 "
        "剩余 خلال binnen peste σε בעוד",
    ),
    ("L", "left remaining to_go from_now 后 後 以后 之后 후 후에 sonra lagi nữa"),
    (
        "S",
        "after from since following plus después_de despues_del después_del nach après após "
        "dopo после بعد sau setelah",
    ),
    ("B", "before prior_to antes_de antes_del avant до bevor"),
    (
        "T",
        "payment the_payment paying i_paid my_payment the_deposit deposit pago el_pago pagamento "
        "paiement le_paiement zahlung zahlungseingang betaling zapłacie оплаты 付款 الدفع ödeme "
        "i_have_paid order_date",
    ),
    ("o", "or and to till through thru und oder y ou o et e и или 或 至 到 bis hasta og"),
    (
        "q",
        "half working business weekday weekdays almost nearly not never no every twice quarter "
        "hour hours minute minutes weekend halben hábiles ouvrables ouvrés Werktage werktagen "
        "laborables úteis рабочих 工作日 个工作日 半 个半 more less than",
    ),
    ("a", "a an"),
    ("t", "tháng thg"),
    ("y", "年 년"),
    ("m", "月 월"),
    ("d", "日 号 號 일"),
)
"""Words by what they do: ago, in, left, after, before, the payment, or, changers, articles."""

YEAR_WORDS: tuple[tuple[int, str], ...] = (
    (
        -1,
        "last_year of_last_year el_año_pasado del_año_pasado año_pasado "
        "letztes_jahr letzten_jahres vorigen_jahres l'année_dernière l'an_dernier ano_passado "
        "do_ano_passado прошлого_года в_прошлом_году 去年 昨年 작년 geçen_yıl geçen_sene "
        "anno_scorso l'anno_scorso dell'anno_scorso vorig_jaar zeszłego_roku minulého_roku "
        "минулого_року العام_الماضي tahun_lalu năm_ngoái i_fjol",
    ),
    (
        0,
        "this_year of_this_year este_año de_este_año dieses_jahr dieses_jahres cette_année "
        "este_ano deste_ano этого_года в_этом_году 今年 올해 bu_yıl bu_sene quest'anno "
        "di_quest'anno dit_jaar tego_roku цього_року هذا_العام tahun_ini năm_nay",
    ),
    (1, "next_year of_next_year próximo_año nächstes_jahr 明年 내년 следующего_года"),
)
"""Years from this one, and the words for that year."""

WEEKS: tuple[tuple[int, str], ...] = (
    (-1, "last_week of_last_week the_week_before"),
    (0, "this_week of_this_week"),
    (1, "next_week of_next_week"),
)
"""Weeks from this one, and the words for that week."""

WHICH = "last past previous next coming this"
"""Words that say which of several weekdays is meant."""

MONTH_PARTS: tuple[tuple[int, str], ...] = (
    (5, "early beginning_of the_beginning_of start_of the_start_of anfang début principios_de"),
    (15, "mid middle_of the_middle_of mitte mi mediados_de"),
    (25, "late end_of the_end_of ende fin finales_de"),
)
"""The day that stands for a part of a month, to be asked about, and the words for that part."""

SMALL_NUMBERS: tuple[str, ...] = (
    "un una uno une ein eine einem einer einen um uma één een один одну одна bir 一 واحد",
    "dos deux zwei dois duas due два две дві iki twee dwa dwie 二 两 兩 dva dvě",
    "tres trois drei três tre три üç drie trzy 三 tři tri",
    "cuatro quatre vier quatro quattro четыре dört cztery 四 čtyři",
    "cinco cinq fünf cinque пять beş vijf pięć 五 pět",
    "seis sechs sei шесть altı zes sześć 六 šest",
    "siete sieben sete sette семь yedi zeven siedem 七 sedm",
    "ocho huit acht oito otto восемь sekiz osiem 八 osm",
    "nueve neuf neun nove девять dokuz negen dziewięć 九 devět",
    "diez dix zehn dez dieci десять tien dziesięć 十 deset",
)
"""One to ten in words, beside English."""
