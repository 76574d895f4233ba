"""Who is a person, and which names are of one."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.names import persons
from orchestration.parsing.parser import analyse


def read(text: str) -> list[str]:
    """The names of the persons of the news."""
    analysis = analyse(Article(text=text, has_title="\n\n" in text))
    return [fact.name for fact in persons.facts(analysis)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ouyang Xuefei and Zhuge Min came.", ["Ouyang Xuefei", "Zhuge Min"]),
        ("Yoon Dong-hyuk showed the plant.", ["Yoon Dong-hyuk"]),
        ("Nguyen Thi Bao Ngan met the guests. Ms. Ngan praised the bridge.", ["Nguyen Thi Bao Ngan"]),
        (
            "Jan van der Meulen and Abdulrahim bin Nasser Al-Harrasi spoke.",
            ["Jan van der Meulen", "Abdulrahim bin Nasser Al-Harrasi"],
        ),
        ("K. S. Ragunathan and B. Enkhtsolmon spoke.", ["K. S. Ragunathan", "B. Enkhtsolmon"]),
        ("A. S. Donchenko helped. After Li Ming spoke, An Yang sang.", ["A. S. Donchenko", "Li Ming", "An Yang"]),
        ("ZHENG Weiguo met Jean-Luc DUVERNAY.", ["ZHENG Weiguo", "Jean-Luc DUVERNAY"]),
        (
            "H.E. Madam Farida Yusupzoda and Prof. Dr. Heinz-Peter Kroll came.",
            ["Farida Yusupzoda", "Heinz-Peter Kroll"],
        ),
        ("He Ruonan spoke. An Yang listened.", ["He Ruonan", "An Yang"]),
        ("Mayor Kobayashi sent Mr. Hooper.", ["Kobayashi", "Hooper"]),
        ("Stephen King read a letter.", ["Stephen King"]),
        # What nobody knows for a name is one by what its bearer does.
        ("Erkin Tuniyaz thanked the guests.", ["Erkin Tuniyaz"]),
        # Between two persons of a list stands a third, and what stands behind a name's first word is the name's.
        ("Mayor Ana Wu, Tsipi Orlu and John Smith came.", ["Ana Wu", "Tsipi Orlu", "John Smith"]),
        ("Fatiha El Moudni spoke. El Moudni bowed.", ["Fatiha El Moudni"]),
        # Two family names behind a particle
        ("Saulo de Castro Abreu Filho signed.", ["Saulo de Castro Abreu Filho"]),
        # A city before a full name, and a colleague whose name nobody knows for one
        ("They came from Nanjing with Nanjing Luan Dejun.", ["Luan Dejun"]),
        ("His colleague from the other shore, Luz Marina Benítez, put pen to paper.", ["Luz Marina Benítez"]),
        # Initials that are grown to the name, a generation, a short form without the last name
        ("The team had chairman T.K.Ashraf with it.", ["T.K.Ashraf"]),
        ("Visitors included Leo Quinn III and Claudia Quinn.", ["Leo Quinn III", "Claudia Quinn"]),
        ("Gov. André Kimbuta Yango came. André Kimbuta spoke.", ["André Kimbuta Yango"]),
        # A particle that else only follows a known given name, behind an office
        ("The Lord Mayor of Dublin, Daithí de Róiste, spoke.", ["Daithí de Róiste"]),
        ("The mayor of Puerto de la Cruz, Ana Wu, spoke.", ["Ana Wu"]),
        # The place of an office right before its holder
        ("Mayor of the Turkish municipality Mamak Mesut Akgul signed.", ["Mesut Akgul"]),
        ("Mayor of Stari-Grad Ibrahim Hacibayric signed.", ["Ibrahim Hacibayric"]),
        ("Lord Mayor of Port Louis Reza Issack inked it.", ["Reza Issack"]),
        # An office shortened to capitals is nobody.
        ("The vice chairman of Tianjin Municipal PCC, Guo Shijin, spoke.", ["Guo Shijin"]),
        # One name spelt in two ways is one person.
        ("Jürgen Müllner sang. Muellner bowed.", ["Jürgen Müllner"]),
        # Initials without stops, forms of address and ranks of honour, a word that is small elsewhere
        ("Mayor A H M Rahmanov spoke.", ["A H M Rahmanov"]),
        (
            "Eng. Said bin Musallam al Mahri and Mme Sylvie Perrin spoke.",
            ["Said bin Musallam al Mahri", "Sylvie Perrin"],
        ),
        ("Mayor Datuk Zamri Man spoke. Mayor Don Hardy came.", ["Zamri Man", "Don Hardy"]),
        # A firm that bears her name takes none of it.
        ("Hartl Ltd. builds. So said Anna Hartl, managing director.", ["Anna Hartl"]),
    ],
)
def test_names_of_many_countries_are_persons(text: str, names: list[str]) -> None:
    assert read(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The pupils walked from Marie Curie Street past the Lu Xun Museum to Hans Christian Andersen Park.",
        "Karl Brennerich GmbH and Hua Meimei Noodles opened shops.",
        "He told Xin Yu Wire of the group Maria Vivante.",
        "Three companies, Barossa Ridge Estates, Clare Organic Oats and Torrens, sign.",
        "The councils of Prince Rupert and Terrace met.",
        "Silk Road, Red Cross, Black Tea and Good Morning were words on the banners.",
        "Hope and joy filled the hall when the Orchid Prize went to Dandong in May.",
        "The mayor thanked the president of the chamber and the ambassador, who had come by train.",
        "Marco Polo and Zheng He are shown on the mural.",
        "The library got 500 books. (Reporter Liu Nana, photo by Wang Taotao)",
        "The library got 500 books. (Translated by Li Ziyi, edited by Kendra Fiddler)",
        "May I add that an MoU was signed? An MoU binds nobody.",
        "Mayor Lin Received the Delegation from Kure, Japan\n\nThe guests came by ship.",
        "There were 1,126 Hong Kong-funded enterprises in Zhaoqing.",
    ],
)
def test_streets_companies_words_and_the_press_are_no_persons_of_the_news(text: str) -> None:
    assert read(text) == []


def test_a_name_spelt_in_two_ways_is_one_person() -> None:
    """One letter in a long given name; short names, and those that begin with the family's, may be two persons."""
    assert read("Mayor Tatyana Ivanova met guests. Tatiana Ivanova showed them the port.") == ["Tatyana Ivanova"]
    assert len(read("Mayor Maria Ivanova met guests. Mario Ivanova showed them the port.")) == 2
    assert len(read("Mayor Zhang Xiaoming met guests. Zhang Xiaomin showed them the port.")) == 2


def test_who_is_only_invoked_is_a_mention_and_no_fact() -> None:
    text = "They studied the important speech by General Secretary Xi Jinping."
    analysis = analyse(Article(text=text, has_title=False))
    assert [(each.name, each.is_invoked) for each in analysis.persons] == [("Xi Jinping", True)]
    assert not list(persons.facts(analysis))


def test_a_family_name_that_was_a_city_before_is_the_city_still() -> None:
    text = "Mendoza and Lima signed. Ana Lima spoke for Mendoza. A choir from Lima sang. Lima said that she was glad."
    analysis = analyse(Article(text=text, has_title=False))
    assert [analysis.text[each.start : each.end] for each in analysis.persons] == ["Ana Lima", "Lima"]
    assert analysis.persons[1].start == text.rindex("Lima")
