"""What else the answers say of a problem, in Chinese."""

from flows.guides.alibaba.letters.chinese.formatting import end_sentence, format_day, quote
from flows.guides.alibaba.letters.content import details, options
from flows.guides.alibaba.letters.formatting import format_number

METHODS = {
    None: "",
    options.ShippingMethod.EXPRESS: "，运输方式为国际快递",
    options.ShippingMethod.AIR: "，运输方式为空运",
    options.ShippingMethod.LAND: "，运输方式为陆运",
    options.ShippingMethod.SEA: "，运输方式为海运",
}
PLAIN = {
    details.PlainDetail.NOT_SHIPPED: "货物至今未发出。",
    details.PlainDetail.NO_LATER_DATE: "我方从未书面同意推迟发货。",
    details.PlainDetail.BRAND_STATEMENT: "我方持有品牌方或其经销商对此的书面说明。",
    details.PlainDetail.NOT_PAID_OUTSIDE: "我方没有在平台外付款。",
}
COUNTS = {
    details.CountMethod.UNITS: "数量为逐件清点的结果。",
    details.CountMethod.CARTONS: "数量为按箱清点的结果。",
    details.CountMethod.WEIGHT: "经核对重量发现短少。",
}
SEALS = {
    details.SealState.INTACT: "到货时纸箱封闭，封条完好。",
    details.SealState.OPENED: "到货时纸箱已被打开或重新封箱。",
}
USABLE = {
    details.Usability.AT_A_LOSS: "这些货物只能降级使用或折价销售。",
    details.Usability.PARTLY: "这些货物只有一部分可以使用。",
    details.Usability.NOT: "这些货物无法使用。",
}
WANTED = {
    details.StillWanted.YES: "我方仍需要这批货物。",
    details.StillWanted.NO: "由于延误，我方已不再需要这批货物。",
}
GENUINE = {
    details.GenuineClaim.LISTING: "商品页面注明为正品。",
    details.GenuineClaim.CHAT: "聊天记录中承诺为正品。",
}
WORDS = {
    details.WordsAbout.DAMAGE: "损坏情况（买家原话）：",
    details.WordsAbout.DIFFERENCE: "所订与所收（买家原话）：",
    details.WordsAbout.DEFECT: "约定与实收（买家原话）：",
    details.WordsAbout.SIGNS: "可疑之处（买家原话）：",
    details.WordsAbout.AMOUNTS: "具体情况（买家原话）：",
    details.WordsAbout.LABEL: "标签内容（买家抄录）：",
    details.WordsAbout.PAYEE: "对方要求的收款方（买家原话）：",
}


def word_detail(sentence: details.Detail) -> str:
    """Return the sentence for a detail."""
    match sentence:
        case details.PlainDetail():
            return PLAIN[sentence]
        case details.CountMethod():
            return COUNTS[sentence]
        case details.SealState():
            return SEALS[sentence]
        case details.Usability():
            return USABLE[sentence]
        case details.StillWanted():
            return WANTED[sentence]
        case details.GenuineClaim():
            return GENUINE[sentence]
        case details.ShippingAgreed(on):
            return f"约定发货日期为{format_day(on)}。"
        case details.ShippingDated(on, method):
            return f"发货日期为{format_day(on)}{METHODS[method]}。"
        case details.CartonsArrived(count):
            return f"共收到{format_number(count)}箱。"
        case details.OwnWords(about, words):
            return end_sentence(f"{WORDS[about]}{quote(words)}")
