"""Amounts of money: what is read, with which currency and qualifier, and what is no money."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.parsing.document import Article, Document
from orchestration.parsing.mentions import Money
from orchestration.parsing.values import money, numbers


def read(text: str) -> list[Money]:
    document = Document(Article(text=text, has_title=False))
    return money.find(document, numbers.find(document.text, document.lower))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        # Chinese units and doubled signs
        ("8,500 ten thousand yuan", 85_000_000, "CNY"),
        ("3 hundred million yuan", 300_000_000, "CNY"),
        ("RMB 12.6 billion yuan", 12_600_000_000, "CNY"),
        ("RMB500m", 500_000_000, "CNY"),
        ("62.86 bln yuan", 62_860_000_000, "CNY"),
        ("a 10-billion-yuan plant", 10_000_000_000, "CNY"),
        ("5亿元", 500_000_000, "CNY"),
        ("one billion 200 million yuan", 1_200_000_000, "CNY"),
        # separators of other countries
        ("€ 1.000,50", 1000.5, "EUR"),
        ("1 234,56 EUR", 1234.56, "EUR"),
        ("CHF 3'000", 3000, "CHF"),
        ("1.250.000 euros", 1_250_000, "EUR"),
        ("1,5 Mrd. euros", 1_500_000_000, "EUR"),
        ("Rs 1,25,000", 125_000, "INR"),
        # scales
        ("$1.5M", 1_500_000, "USD"),
        ("$10k", 10_000, "USD"),
        ("£3.5bn", 3_500_000_000, "GBP"),
        ("Rs 2.5 lakh crore", 2_500_000_000_000, "INR"),
        ("₹45 lakh", 4_500_000, "INR"),
        # words
        ("twenty-five dollars", 25, "USD"),
        ("$20 and 43c", 20.43, "USD"),
        ("20 dollars 43.", 20.43, "USD"),
        ("Rupees 50 crore", 500_000_000, "INR"),
        ("Euro 5 million", 5_000_000, "EUR"),
        ("S/. 5 million", 5_000_000, "PEN"),
        ("1.5 million NT$", 1_500_000, "TWD"),
        ("half a billion dollars", 500_000_000, "USD"),
        ("two and a half million euros", 2_500_000, "EUR"),
        ("5 bucks", 5, "USD"),
        # signs that other signs make exact
        ("$5 million Canadian dollars", 5_000_000, "CAD"),
        ("HK$1.2 billion", 1_200_000_000, "HKD"),
        ("20$", 20, "USD"),
        ("3 million US$", 3_000_000, "USD"),
        ("$US 5 million", 5_000_000, "USD"),
        ("4,5 million €", 4_500_000, "EUR"),
        ("R500m", 500_000_000, "ZAR"),
        ("99 cents", 0.99, "USD"),
        ("half million dollars", 500_000, "USD"),
        ("2.5亿元人民币", 250_000_000, "CNY"),
        # many countries' dinars, and none named
        ("5 billion dinars", 5_000_000_000, None),
        ("5 billion dinars for Kuwait", 5_000_000_000, "KWD"),
        # signs of other countries, and signs behind the number
        ("QR500m", 500_000_000, "QAR"),
        ("NIS 5 million", 5_000_000, "ILS"),
        ("CAD$5 million", 5_000_000, "CAD"),
        ("hk $ 10.05 billion", 10_050_000_000, "HKD"),
        ("250 million Dutch guilders", 250_000_000, "NLG"),
        ("42 RM", 42, "MYR"),
        ("2 750 руб.", 2750, "RUB"),
        ("197 pennies", 1.97, "GBP"),
        ("N5,000,000,000", 5_000_000_000, "NGN"),
        # a figure before a comma of the sentence
        ("$100,000,000, which is much", 100_000_000, "USD"),
        # signs that contradict each other
        ("RMB 5 billion US dollars", 5_000_000_000, None),
    ],
)
def test_amount_and_currency(text: str, amount: float, currency: str | None) -> None:
    assert [(m.amount, m.currency) for m in read(text)] == [(amount, currency)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2 to 3 billion yuan", 2_000_000_000, 3_000_000_000),
        ("€15–20 million", 15_000_000, 20_000_000),
        ("$5 million to $6 million", 5_000_000, 6_000_000),
        ("between 46.91 million and 50.8 million yuan", 46_910_000, 50_800_000),
    ],
)
def test_a_range_has_two_ends(text: str, low: float, high: float) -> None:
    assert [(m.amount, m.amount_high) for m in read(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("It grew from 2 billion yuan to 3 billion yuan.", [(2e9, None), (3e9, None)]),
        ("The budget was revised upward from 2 billion yuan to 3 billion yuan.", [(2e9, None), (3e9, None)]),
        # by how much, and to what
        ("The share rose 12 cents to $3.40.", [(0.12, None), (3.4, None)]),
        ("Output rose by 20 million yuan to 50 million yuan.", [(2e7, None), (5e7, None)]),
        ("Sales were up about €3 million to €9 million.", [(3e6, None), (9e6, None)]),
        ("It slid 3 to $45, then rose 2 1/4 to $47.25.", [(45, None), (47.25, None)]),
        # what is raised or lost can be a range, and so can by how much
        ("It is to raise $5 million to $6 million.", [(5e6, 6e6)]),
        ("Fares rose 5 to 7 cents.", [(0.05, 0.07)]),
        ("It grew to between 2 billion yuan and 3 billion yuan.", [(2e9, 3e9)]),
    ],
)
def test_a_change_is_two_amounts_and_no_range(text: str, amounts: list[tuple[float, float | None]]) -> None:
    """`rose 12 cents to $3.40` tells a change and what came of it; read as a range, its ends would be in two units."""
    assert [(m.amount, m.amount_high) for m in read(text)] == amounts


def test_both_ends_of_a_range_are_in_the_currency_itself() -> None:
    assert [(m.amount, m.amount_high) for m in read("24 to 27 cents")] == [(0.24, 0.27)]
    assert [(m.amount, m.amount_high) for m in read("between 50 cents and $1.50")] == [(0.5, 1.5)]


def test_the_dot_that_ends_the_sentence_is_no_part_of_the_amount() -> None:
    assert [m.text for m in read("It fell 27% to $284m. For the year it was $3bn.")] == ["$284m", "$3bn"]


def test_a_scale_said_once_holds_for_the_list() -> None:
    assert [m.amount for m in read("It earned $1.1, $2.2 and $3.3 million.")] == [1.1e6, 2.2e6, 3.3e6]
    assert [m.amount for m in read("Tickets are $900 and $1 million is the prize.")] == [900, 1e6]
    assert [m.amount for m in read("It costs $5. $3 million was lost.")] == [5, 3e6]


def test_pounds_that_are_lost_or_weighed_are_no_money() -> None:
    assert read("She lost 30 pounds; the baby weighs about 8 pounds and is 2 pounds heavier.") == []
    assert [m.amount for m in read("She paid 30 pounds and lost 30 million pounds.")] == [30, 3e7]


def test_marks_are_money_with_a_scale_only() -> None:
    assert [m.currency for m in read("It lent 300 million marks.")] == ["DEM"]
    assert read("She got 98 marks of 100.") == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("more than 2 billion yuan", "more_than"),
        ("no less than CHF 3 million", "more_than"),
        ("$100,000+", "more_than"),
        ("nearly 256 billion renminbi", "nearly"),
        ("up to £80m", "up_to"),
        ("an investment of about RMB 3 billion yuan", "about"),
        ("20 billion yuan or so", "about"),
        ("20 billion yuan", "exact"),
    ],
)
def test_qualifier(text: str, qualifier: str) -> None:
    assert [m.qualifier for m in read(text)] == [qualifier]


def test_a_currency_said_once_holds_for_the_row() -> None:
    found = read("an investment of 40.6 billion, 23.4 billion and 15 billion yuan respectively")
    assert [(m.amount, m.currency) for m in found] == [(40.6e9, "CNY"), (23.4e9, "CNY"), (15e9, "CNY")]


def test_a_sign_between_two_numbers_is_the_second_ones() -> None:
    found = read("It comes to Rs 2,100 crore, Rs 1,700 crore")
    assert [(m.text, m.currency) for m in found] == [("Rs 2,100 crore", "INR"), ("Rs 1,700 crore", "INR")]
    assert [m.amount for m in read("3 GBP 1 pence")] == [3.01]
    found = read("It comes to Rs 2,100 crore. Rs 1,700 crore of it is for a park.")
    assert [(m.text, m.currency) for m in found] == [("Rs 2,100 crore", "INR"), ("Rs 1,700 crore", "INR")]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        (
            "They lend 220 million euros ($223 million). It provides for 120 million from the AFD, 60 million from KfW.",
            [220, 223, 120, 60],
        ),
        (
            "credits of the EIB (259 million dollars), the World Bank (205 million) and CAF (150 million)",
            [259, 205, 150],
        ),
        ("€48.7 million is at hand. 30 million of them come from Rome, 11 million from the region.", [48.7, 30, 11]),
        ("Of the 26 billion yuan that it costs, Wuhu shoulders 8 billion.", [26_000, 8_000]),
        ("31 billion of the planned 72.7 billion yuan is spent", [31_000, 72_700]),
        ("1.06 billion yuan is planned. So far 370 million has been disbursed.", [1060, 370]),
        # other things than money
        ("Sales of $5 million and 3 million visitors from Spain", [5]),
        ("It cost 5 million yuan. 3 million people came by train, 2 million from abroad.", [5]),
    ],
)
def test_a_share_has_the_currency_of_the_sum(text: str, amounts: list[float]) -> None:
    found = read(text)
    assert [m.amount / 1_000_000 for m in found] == amounts
    assert len({m.currency for m in found if not m.is_equivalent}) == 1


def test_cents_belong_to_small_sums_only() -> None:
    assert [m.amount for m in read("assets of $10.05 billion, and 34 cents a share")] == [10_050_000_000, 0.34]


def test_a_second_currency_in_brackets_is_the_same_money() -> None:
    assert [m.is_equivalent for m in read("20 billion yuan ($3.14 billion)")] == [False, True]
    assert [m.is_equivalent for m in read("2 billion yuan (0.5 billion yuan of it from Hefei)")] == [False, False]


def test_the_setting_decides_a_shared_sign() -> None:
    assert read("Osaka Pump Works of Japan invests ¥4 billion.")[0].currency == "JPY"
    assert read("Two Chinese cities invest ¥4 billion.")[0].currency == "CNY"


@pytest.mark.parametrize(
    "text",
    [
        "several billion yuan",
        "tens of billions of dollars",
        "5 million pounds of frozen beef",
        "Yuan Jiaying won 2 million clicks",
        "the Yuan Dynasty, 3 million visitors",
        "1.2 billion kWh of power",
        "the top 500 enterprises",
        "12 Dong villages and 3 Crowns Hotel",
        "K 12 schools, W 500 and a KD 7",
        "136 EURO-V diesel buses and 40 Euro 6 engines",
    ],
)
def test_no_money(text: str) -> None:
    assert read(text) == []


_FRAGMENTS = st.sampled_from(
    [
        "$",
        "US$",
        "RMB",
        "yuan",
        "¥",
        "€",
        "元",
        "亿",
        "12",
        "1,250.5",
        "3.000",
        "9,32",
        "million",
        "billion",
        "crore",
        "half",
        "a",
        "hundred",
        "to",
        "–",
        "and",
        "(",
        ")",
        "more than",
        "nearly",
        "each",
        ".",
        ",",
        "\n\n",
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(_FRAGMENTS, max_size=25).map(" ".join)))
def test_wild_text_never_breaks_and_spans_hold(text: str) -> None:
    document = Document(Article(text=text, has_title=False))
    found = money.find(document, numbers.find(document.text, document.lower))
    assert all(document.text[m.start : m.end] == m.text for m in found)
    assert all(one.start <= two.start for one, two in itertools.pairwise(found))


def test_a_missing_currency_is_the_only_one_of_the_text() -> None:
    assert [(m.amount, m.currency) for m in read("Of 5 billion yuan, an investment of 2 billion in the port.")] == [
        (5e9, "CNY"),
        (2e9, "CNY"),
    ]
    assert len(read("Of 5 billion yuan, 2 billion people heard.")) == 1
