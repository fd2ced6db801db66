"""Whole letters for three problems, as a seller and a mediator read them."""

# ruff: noqa: E501 - a letter stands here as it is pasted

from datetime import date

from flows.definition.vocabulary import Case, Known, Money
from flows.guides.alibaba.letters import LETTERS
from tests.support.flows.letter_cases import ORDER, PRODUCT, SUPPLIER, case, exhibit, known

ENGLISH = {letter.id: letter.english for letter in LETTERS}
CHINESE = {letter.id: letter.chinese for letter in LETTERS}

DAMAGED = known(
    problem="damaged",
    payment="trade_assurance",
    order_number=ORDER,
    product=PRODUCT,
    units_ordered=500,
    units_received=500,
    units_affected=120,
    paid_amount=Money(123450, "USD"),
    paid_on=date(2026, 2, 12),
    ship_by=date(2026, 3, 1),
    delivered="yes",
    delivered_on=date(2026, 4, 1),
    carton_state="crushed",
    remedy="partial",
    remedy_amount=Money(29628, "USD"),
)
PHOTOS = case(exhibit(1, "carton_out"), exhibit(2, "damage_close", "left corner"))

NEVER_ARRIVED = known(
    problem="never_arrived",
    payment="trade_assurance",
    order_number=ORDER,
    product=PRODUCT,
    supplier=SUPPLIER,
    units_ordered=200,
    paid_amount=Money(50000, "USD"),
    paid_on=date(2026, 1, 10),
    ship_by=date(2026, 1, 25),
    shipped="yes",
    shipped_on=date(2026, 2, 2),
    ship_method="air",
    tracking_state="stuck",
    remedy="full",
    first_message="sent",
    seller_wait=["stalls", "no_reply"],
    filed_on=date(2026, 4, 5),
)

MISSING = known(
    problem="missing",
    units_ordered=60,
    units_received=45,
    paid_amount=Money(90000, "JPY"),
    count_how="units",
    seal_state="intact",
    remedy="resend",
    agreed_term=["60 lamps in 4 cartons"],
    received_fact=["45 lamps"],
    proof_where=["order"],
    story=("Two cartons were", "half empty."),
)


def test_the_first_message_about_damage() -> None:
    assert (
        ENGLISH["first_message"](DAMAGED, PHOTOS)
        == """\
Hello,
I am writing about order 123456789: LED desk lamp, black.
Agreed: 500 units, shipping by 1 March 2026. Paid: USD 1,234.50 on 12 February 2026. Received on 1 April 2026.

Problem: 120 of 500 units (24%) arrived damaged; the carton was crushed.
Amount: USD 1,234.50 x 120 / 500 = USD 296.28.

I attach:
- E1: Outer carton with its label
- E2: Close-up of the damage; "left corner"

I ask for a partial refund of USD 296.28. Please make the refund through the order on Alibaba.

Please answer here by 6 April 2026. I would like to solve this with you. If we cannot, I will use "Apply for refund" on the order page and ask Alibaba to decide. Thank you."""
    )


def test_the_first_message_about_damage_in_chinese() -> None:
    assert (
        chinese("first_message", DAMAGED, PHOTOS)
        == """\
您好：
现就订单 123456789（产品：LED desk lamp, black）与贵司联系。
约定：数量500件，最迟2026年3月1日发货。已付款：USD 1,234.50（2026年2月12日）。收货日期：2026年4月1日。

问题：500件货物中有120件（24%）到货时已损坏，外箱受压变形或破损。
涉及金额：USD 1,234.50 × 120 ÷ 500 = USD 296.28。

附件：
- E1：外箱及物流面单
- E2：损坏部位特写，买家说明：“left corner”

我方请求部分退款 USD 296.28。请通过阿里巴巴国际站订单退款。

请于2026年4月6日前（含当日）在此回复。我方希望与贵司友好协商解决。如未能达成一致，我方将在订单页面“申请退款”，并申请平台介入处理。谢谢！"""
    )


def test_the_escalation_of_goods_that_never_arrived() -> None:
    files = case(exhibit(1, "tracking_shot"), exhibit(2, None, "chat of 1 March"))
    assert (
        ENGLISH["escalation"](NEVER_ARRIVED, files)
        == """\
I have not received the 200 units I ordered, and the tracking does not move.

I ask for a full refund of USD 500.00.

Order 123456789: LED desk lamp, black. Seller: Ningbo Bright Co., Ltd.

Shipping was agreed for 25 January 2026. Shipping is dated 2 February 2026, by air freight.

Timeline:
- 10 January 2026: I paid USD 500.00
- 25 January 2026: agreed shipping date
- 2 February 2026: shipped, as the order or the tracking page says
- 3 April 2026: I wrote to the seller
- 3 April 2026 (noted): the seller answered without a solution
- 3 April 2026 (noted): the seller had not answered yet
- 5 April 2026: I applied for the refund

Evidence:
- E1: Tracking page
- E2: photo; "chat of 1 March"

The seller and I found no solution. Please look at the evidence and decide. If anything is missing, please tell me on the case page what and until when."""
    )


def test_the_refund_request_for_missing_pieces() -> None:
    assert (
        ENGLISH["refund_request"](MISSING, case())
        == """\
Agreed: 60 units. Paid: JPY 90,000.

Problem: I ordered 60 units and 45 arrived, so 15 units (25%) did not come. I counted the units one by one. The cartons were closed and their seals intact.
Amount: 15 units x JPY 1,500 = JPY 22,500.

Agreed and received:
- agreed (in the order): "60 lamps in 4 cartons"; received: "45 lamps"

What happened: "Two cartons were half empty."

I ask that the 15 missing units are sent, free of charge, with a date and a tracking number.
I would also accept a refund of JPY 22,500 for these goods."""
    )


def test_the_refund_request_for_missing_pieces_in_chinese() -> None:
    assert (
        chinese("refund_request", MISSING, case())
        == """\
约定：数量60件。已付款：JPY 90,000。

问题：订购60件，实收45件，短少15件（25%）。数量为逐件清点的结果。到货时纸箱封闭，封条完好。
涉及金额：15件 × JPY 1,500 = JPY 22,500。

约定与实收对照（买家原话）：
- 约定（见订单）：“60 lamps in 4 cartons”；实收：“45 lamps”

买家原话：“Two cartons were half empty.”

我方请求免费补发缺少的15件，并告知发货日期和物流单号。
我方也可接受就这些货物退款 JPY 22,500。"""
    )


def chinese(letter: str, answers: Known, files: Case) -> str:
    """The Chinese version of a letter that has one."""
    write = CHINESE[letter]
    assert write is not None
    return write(answers, files)
