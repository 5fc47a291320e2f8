"""The texts for customers: true of the order as it stands, and one that does not read stops nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.rules.conftest import Seller


def test_a_template_that_does_not_read_is_told_and_the_review_goes_on(seller: Seller) -> None:
    seller.add("order @acme seats 1,000 EUR")
    seller.add("order @bolt lamps 1,000 EUR")
    own = seller.home / "config" / "cockpit" / "texts"
    own.mkdir(parents=True)
    (own / "reassure.txt").write_text("Hi $custmer, that is $5", encoding="utf-8")
    seller.at("20 10:00")
    told = seller("review")
    assert "texts/reassure.txt holds $custmer, which is not known" in told
    assert "seats" in told
    assert "lamps" in told
    assert "You owe 2 things" in told


def test_what_fell_through_or_has_cleared_has_no_text_about_what_is_to_come(seller: Seller) -> None:
    fell, cleared = seller.add("order @acme seats 1,000 EUR"), seller.add("order @bolt lamps 900 JPY")
    seller.do(fell, "fall-through", cause="credit")
    seller.do(cleared, "deliver", liked="yes")
    seller.do(cleared, "clear", amount="900")
    for text in ("reassure", "process", "touch", "chase"):
        assert "at its end (fell through)" in seller("say", fell, text, ends=1)
    assert "at its end (cleared)" in seller("say", cleared, "process", ends=1)
    assert "I have an eye" not in seller("say", fell)


def test_a_promise_to_pay_that_was_broken_and_a_bounce_have_words_of_their_own(seller: Seller) -> None:
    code = seller.add("order @acme seats 1,000 EUR")
    seller.do(code, "promise-payment", due="thu 14:00", amount="400")
    assert "missed no payment" in seller("say", code, "chase", ends=1)
    seller.at("20 10:00")
    assert "you wanted to pay EUR 400.00 for seats yesterday 14:00" in seller("say", code)
    seller.do(code, "clear", amount="1000")
    seller.do(code, "bounce", text="no cover")
    assert "the payment of EUR 1,000.00 for seats did not go through" in seller("say", code, "chase")
    assert "bounced: EUR 1,000.00 (no cover)" in seller("show", code)


def test_a_discount_that_is_understood_leaves_the_words_and_comes_back_in_the_line(seller: Seller) -> None:
    code = seller.add("order @acme pumps 5k EUR, 2 % within 10 days, net 30")
    assert seller.show(code)["text"] == "pumps"
    assert seller("edit", code).strip() == "order @acme pumps 5000.00 EUR 2 % 10 net30"
    seller("edit", code, "order @acme pumps 5k EUR net 30")
    assert seller.show(code)["terms"]["discount"] is None


def test_of_instalments_no_more_is_chased_than_is_due(seller: Seller) -> None:
    code = seller.add("order @acme plant 10k EUR")
    seller.do(code, "add-instalment", amount="3000", due="2026-11-19")
    for name, given in (("reassure", "told"), ("process", "sent")):
        seller.do(code, name, text=given)
    seller.at("24 10:00")
    assert "EUR 3,000.00 is unpaid: chase it" in seller("evening") + seller("review") + str(
        seller.json("today")
    )
