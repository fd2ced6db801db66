"""The copy to show tells the same story, and neither who nor which order."""

import pytest

from flows.casefile.redaction import MASK, SUBJECT, build_mask, list_secrets, redact_case_file
from flows.definition.kinds import Ask
from flows.definition.steps import Step
from flows.guides.alibaba import GUIDE
from tests.support.casefile import case_files
from tests.support.flows.guides import small
from tests.support.flows.talk import Talk

SELLER, ORDER = "Zhongshan Brightway Lighting Co., Ltd.", "20261188334455667"
mask = build_mask([SELLER, ORDER, "Anna Müller", "12345", "深圳市明途照明有限公司 X Co."])


@pytest.mark.parametrize(
    "secret",
    [
        *(
            SELLER,
            "ZHONGSHAN BRIGHTWAY  LIGHTING CO., LTD.",
            "Brightway",
            "深圳市明途照明有限公司",
            "明途照明",
        ),
        *("Anna Müller", "MÜLLER", ORDER, "12345", "1Z999AA10123456784", "SF1234567890"),
        *("+86 138-0013-8000", "(020) 3855 1234", "0049 30 123456789", "MSKU1234567"),
        *("anna.m@ex-ample.co.uk", "https://example.com/a?b=1", "brightway.en.alibaba.com"),
        *("www.brightway.cn/x", "WeChat: bright_88", "wechat id bright88", "@bright_way"),
        *("微信号：bright88", "12 Baker Street", "Hauptstraße 5", "深圳市南山区科技路12号"),
    ],
)
@pytest.mark.parametrize("words", ["{}", "They wrote {} to me.", "({}), again"])
def test_what_tells_who_is_left_out(secret: str, words: str) -> None:
    found = mask(words.format(secret))
    assert MASK in found
    assert secret not in found
    for part in ("3855", "8000", "rightway", "ex-ample", "bright88", "bright_88", "科技路", "明途"):
        assert part not in found


@pytest.mark.parametrize(
    "text",
    [
        "The lighting is dim, 18 of 60 units (30%) are broken.",
        "Paid USD 1,450.00 on 12.03.2026 - 15.03.2026 and on 2026-11-02.",
        "5 March 2026: 300 units at 12.50 each, 60x60 cm, 40 W, PI-2026-44.",
        "The Trade Assurance page on Alibaba.com; WhatsApp is faster, they said.",
        "2026-11-27-first-message.en.txt",
        "我收到了60件中的18件。",
    ],
)
def test_the_story_stays(text: str) -> None:
    assert mask(text) == text


def test_the_copy_of_a_whole_case_file() -> None:
    whole = case_files.whole()
    case = case_files.case(case_files.told(), *case_files.exhibits())
    copy = redact_case_file(whole, list_secrets(GUIDE, case))
    told = repr(copy)
    for secret in (case_files.ORDER, case_files.SUPPLIER, *case_files.NAMES, whole.reference):
        assert secret in repr(whole)
        assert secret not in told
    assert copy.subject == SUBJECT
    assert [row.day for row in copy.timeline] == [row.day for row in whole.timeline]
    assert [row.amount for row in copy.sums] == [row.amount for row in whole.sums]
    assert [(sheet.label, sheet.title) for sheet in copy.sheets] == [
        (sheet.label, sheet.title) for sheet in whole.sheets
    ]
    assert {sheet.sha256 for sheet in copy.sheets} == {""}


def test_a_number_that_was_skipped_is_no_word_to_leave_out() -> None:
    number = Step("number", Ask(), "Your order?", skip=True, order_field="order_number")
    asked = small(number, Step("name", Ask(), "Your name?"))
    skipped, told = Talk(asked).skips(), Talk(asked).says(ORDER)
    assert list_secrets(asked, skipped.case) == ()
    assert list_secrets(asked, told.case) == (ORDER,)
