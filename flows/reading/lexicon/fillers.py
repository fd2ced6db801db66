"""Words that say nothing of their own beside a day, an amount or a count; "_" is a blank."""

SENTENCE_WORDS = (
    "i we it he she they you my our the this that is was were has have had been be did do does "
    "on at by of about around approx approximately circa ca please sorry yes ok okay so far only "
    "just exactly er es ist war am den dem der die das el la los las lo le les de del do da dos "
    "das des du il en_total em no_total em_total"
)
"""English words of a plain sentence, and the small words of other languages."""

DAY_WORDS = (
    "por tarde noche abend nachmittag vormittag soir matin вечером утром днем sera mattina "
    "d' l' received receive arrived arrive arrives came come delivered delivery got paid pay "
    "payment_date "
    "ordered order shipped ship shipping sent send confirmed confirm ends end ended expires "
    "expire "
    "closes until page countdown says shows day date dated parcel package goods order_page "
    "tracking seller supplier me us first morning afternoon evening night день дня года год г р "
    "roku rok ano año anno jaar jahr année 我 收到 收 到 了 的 在 于 於 货 貨 付款日期 付 发货 "
    "下单 是 "
    "它 日期 时间 期 llegó recibí dia día le_jour jour uhr heures fecha datum tag erhalten "
    "angekommen bekommen reçu arrivé 月曜 st nd rd th em в на во ngày năm m d gada ที่ พ.ศ ค.ศ "
    "พุทธศักราช คริสต์ศักราช ของ 에 에는 로 م ء في يوم عام سنة و די של ב ה k а o u j z e г. "
    "tanggal "
    "tgl ko ren kuni wa に 頃 頃に ごろ には a.d ad ce میلادی ของปี dne dňa leta l. datë vitit "
    "de_l "
    "ж ш y ը թ թ. წ წ. yil жыл тармак"
)
"""Words beside a day that do not move it."""

MONEY_WORDS = (
    "total totals in_total altogether all for everything paid pay amount price sum order cost "
    "costs worth deposit_paid usd_amount equals grand_total order_total amount_paid insgesamt "
    "gesamt zusammen todo total_pagado en_tout au_total всего итого 总额 总计 合计 总价 "
    "订单总额 订单金额 订单 实付 "
    "共 共计 付款 约 大约 一共 支付 cash 整"
)
"""Words beside an amount that do not change it."""

COUNT_WORDS = (
    "pcs pc piece pieces unit units item items set_of_ nos no. number x ea qty quantity total "
    "in_total bad good broken damaged wrong missing defective faulty ordered arrived received "
    "affected came problem with stück stücke stk einheiten unidades unidad piezas pièces pièce "
    "unités peças pezzi stuks sztuk szt штук штуки шт единиц adet tane buah biji قطعة قطع وحدة "
    "個 个 件 只 隻 台 把 条 双 개 点 本 枚 ชิ้น cái chiếc नग টি there are them"
)
"""Words beside a count of single pieces."""
