"""What each item of the checklist is sent to show, in one line of English and of Chinese."""

from collections.abc import Mapping

from flows.definition.vocabulary import Phrase

PROVES: Mapping[str, Phrase] = {
    "carton_out": Phrase(
        "The carton as it arrived, tied to this order.", "到货时的外箱，可对应本订单。"
    ),
    "damage_wide": Phrase("The goods were damaged inside their carton.", "货物在箱内已损坏。"),
    "damage_close": Phrase("The kind and size of the damage.", "损坏的类型和程度。"),
    "side_by_side": Phrase("What came is not what was ordered.", "实收货物与所订货物不同。"),
    "item_label": Phrase("The model, colour or size that came.", "实收的型号、颜色或尺寸。"),
    "measured": Phrase("The difference, with its measure in view.", "差异及其测量数值。"),
    "failing": Phrase("The product does not work as agreed.", "产品无法按约定工作。"),
    "shown_genuine": Phrase("The goods were offered as genuine.", "货物以正品名义出售。"),
    "brand_letter": Phrase(
        "The brand or a dealer says they are not genuine.", "品牌方或经销商认定非正品。"
    ),
    "fake_detail": Phrase("Details that a genuine product does not have.", "与正品不符的细节。"),
    "packing_list": Phrase("How many units and cartons were declared.", "申报的数量和箱数。"),
    "count_laid": Phrase(
        "Everything that arrived, so anyone can count it.", "实收的全部货物，可清点。"
    ),
    "carton_weight": Phrase("How many cartons came, and their weight.", "实收箱数及重量。"),
    "waybill": Phrase("Weight and cartons as the carrier took them.", "承运人记录的重量和箱数。"),
    "seal": Phrase("The state of the tape and seal on arrival.", "到货时胶带和封条的状态。"),
    "unboxing": Phrase("What was in the carton when it was opened.", "开箱时箱内的货物。"),
    "bad_count": Phrase("How many units have the problem.", "有问题的货物数量。"),
    "carton_marks": Phrase(
        "The bad unit came in a carton of this order.", "问题货物来自本订单的纸箱。"
    ),
    "inner_pack": Phrase("How the goods were packed inside.", "货物的内包装方式。"),
    "carrier_report": Phrase("The carrier recorded the damage.", "承运人已记录损坏。"),
    "lab_report": Phrase("What a test of the product found.", "产品检测的结果。"),
    "main_proof": Phrase("The main point of this case.", "本案的主要事实。"),
    "tracking_shot": Phrase("What tracking says about the delivery.", "物流跟踪显示的送货情况。"),
    "ship_term": Phrase("The shipping date that was agreed.", "约定的发货日期。"),
    "delay_chat": Phrase("What both sides wrote about the delay.", "双方关于延误的沟通。"),
    "carrier_note": Phrase("What the carrier says about the delivery.", "承运人关于送货的说明。"),
    "customs_paper": Phrase("Why customs holds the goods.", "海关扣留货物的原因。"),
    "slip_bank": Phrase(
        "The transfer was made: amount, date, payee.", "已汇款：金额、日期、收款人。"
    ),
    "slip_union": Phrase(
        "The payment was made: amount, date, payee.", "已付款：金额、日期、收款人。"
    ),
    "statement": Phrase("The payment was made: amount and date.", "已付款：金额和日期。"),
    "refund_deal": Phrase("A refund was agreed, and when.", "双方约定退款及日期。"),
    "ask_shot": Phrase("The seller asked for payment elsewhere.", "卖家要求在平台外付款。"),
    "payee": Phrase("To whom the money was to be sent.", "对方指定的收款人。"),
    "their_invoice": Phrase("Who asked for the payment, and for what.", "收款要求的开具方和内容。"),
    "seller_page": Phrase("Which company the seller is on Alibaba.", "卖家在平台上的公司。"),
    "order_terms": Phrase("What was agreed, in writing.", "书面约定的内容。"),
    "sample_ok": Phrase(
        "What both sides approved before production.", "生产前双方确认的样品或图纸。"
    ),
    "recap": Phrase("What was promised, written down on Alibaba.", "在平台上写明的承诺。"),
    "chat_all": Phrase("What both sides wrote, from the start.", "双方自始的全部沟通。"),
    "order_page": Phrase(
        "The order: number, seller, amount, status.", "订单号、卖家、金额和状态。"
    ),
    "pay_proof": Phrase("The order was paid: amount and date.", "订单已付款：金额和日期。"),
    "asked_for": Phrase("What Alibaba asked for in this case.", "平台在本案中要求的材料。"),
}
