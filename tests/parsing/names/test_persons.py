"""Who is a person, which titles are whose, and where persons belong."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import PersonFact
from orchestration.parsing.names import persons
from orchestration.parsing.parser import analyse


def read(text: str, **about: str) -> dict[str, PersonFact]:
    analysis = analyse(Article(text=text, has_title="\n\n" in text, **about))
    return {fact.name: fact for fact in persons.facts(analysis)}


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
    ],
)
def test_names_of_many_countries_are_persons(text: str, names: list[str]) -> None:
    assert list(read(text)) == names


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
    ],
)
def test_streets_companies_words_and_the_press_are_no_persons_of_the_news(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "name", "titles", "affiliation"),
    [
        ("Ankang Mayor He Ruonan spoke.", "He Ruonan", ("Mayor of Ankang",), "Ankang"),
        ("Tomoko Arai, the mayor of Gifu, spoke.", "Tomoko Arai", ("mayor of Gifu",), "Gifu"),
        ("Mayor Kobayashi of Hakodate spoke.", "Kobayashi", ("Mayor",), "Hakodate"),
        ("Doncaster's mayor, Peter Davies, spoke.", "Peter Davies", ("mayor",), "Doncaster"),
        ("The mayor of Lviv, Andriy Sadovyy, spoke.", "Andriy Sadovyy", ("mayor of Lviv",), "Lviv"),
        ("Elke Kahr, the Graz mayor, spoke.", "Elke Kahr", ("mayor of Graz",), "Graz"),
        ("Bolton Council leader Nick Peel spoke.", "Nick Peel", ("leader",), "Bolton Council"),
        (
            "The biologist works with UNWTO Secretary-General Zurab Pololikashvili.",
            "Zurab Pololikashvili",
            ("Secretary-General",),
            "UNWTO",
        ),
        (
            "Hiroshi Suzuki, Japan's ambassador to the UK, spoke.",
            "Hiroshi Suzuki",
            ("Japan's ambassador to the UK",),
            None,
        ),
        ("Consul General Ms. Kim Yeon-hee spoke.", "Kim Yeon-hee", ("Consul General",), None),
        ("Mrs. Tanaka, a teacher from Kobe, spoke.", "Tanaka", ("teacher",), "Kobe"),
        # A chain of offices is one person's; the last place wins.
        (
            "Wang Qingxian, member of the Standing Committee of the CPC Shandong Provincial Committee and secretary of the"
            " CPC Qingdao Municipal Committee, spoke.",
            "Wang Qingxian",
            (
                "member of the Standing Committee of the CPC Shandong Provincial Committee",
                "secretary of the CPC Qingdao Municipal Committee",
            ),
            "Qingdao",
        ),
        # The next person's title is not the last one's.
        (
            "Li Jianqin, secretary of the Panzhihua Municipal Party Committee, and mayor Wang Bo spoke.",
            "Wang Bo",
            ("mayor",),
            "Panzhihua",
        ),
        (
            "Xu Li, 36, chairwoman and chief executive of Lanxi Toys, spoke.",
            "Xu Li",
            ("chairwoman", "chief executive of Lanxi Toys"),
            "Lanxi Toys",
        ),
        ("Deputy mayors Tang Ying and Luo Bin came.", "Luo Bin", ("Deputy mayor",), None),
        (
            "Yang Chunsheng, who heads the Dalian department, came.",
            "Yang Chunsheng",
            ("head of the Dalian department",),
            "Dalian",
        ),
        (
            "Lin Shaochun, vice governor of Guangdong Province, came.",
            "Lin Shaochun",
            ("vice governor of Guangdong Province",),
            None,
        ),
        (
            "Fudan Hospital got a new head: Xu Congjian, president of the hospital.",
            "Xu Congjian",
            ("president of the hospital",),
            "Fudan Hospital",
        ),
        (
            "A Ling and Li Bo, manager and administrator of the Oulu Museum respectively, came.",
            "Li Bo",
            ("administrator of the Oulu Museum",),
            "Oulu Museum",
        ),
        (
            "Ana Costa and Li Bo, heads of administration of Oulu and Graz respectively, came.",
            "Li Bo",
            ("head of administration of Graz",),
            "Graz",
        ),
        (
            "The heads of the two operators, Li Bo of Oulu Airport Co. and Ana Costa of Graz Airport GmbH, signed.",
            "Ana Costa",
            ("head of the operator",),
            "Graz Airport GmbH",
        ),
        (
            "Oulu and Graz signed; Ana Costa, head of administration of the former, spoke.",
            "Ana Costa",
            ("head of administration",),
            "Oulu",
        ),
        (
            "Governor John Smith came with his deputy, Li Bo.",
            "Li Bo",
            ("deputy governor",),
            None,
        ),
        (
            "Li Bo, Oulu Metropolitan Chief Executive, spoke.",
            "Li Bo",
            ("Metropolitan Chief Executive of Oulu",),
            "Oulu",
        ),
        (
            "Chairman of the Incheon Metropolitan Council Heo Shick spoke.",
            "Heo Shick",
            ("Chairman of the Incheon Metropolitan Council",),
            "Incheon Metropolitan Council",
        ),
        (
            "Shanghai's guest was the mayor of Graz, Austria, Stephan Keller.",
            "Stephan Keller",
            ("mayor of Graz",),
            "Graz",
        ),
        (
            "Ali Esenboğa, Project and Finance Specialist of the Oulu Museum, spoke.",
            "Ali Esenboğa",
            ("Project and Finance Specialist of the Oulu Museum",),
            "Oulu Museum",
        ),
        # What a later title says outweighs what an earlier one made likely.
        (
            "Guests from Hamburg met Party Secretary Li Qiang. Shanghai Party Secretary Li Qiang spoke.",
            "Li Qiang",
            ("Party Secretary of Shanghai",),
            "Shanghai",
        ),
        ("Eugene Finnegan of Bray Tourism spoke.", "Eugene Finnegan", (), "Bray Tourism"),
        (
            "The mayors of Tucson and Yuma (Jonathan Rothschild and Douglas Nicholls respectively) came.",
            "Douglas Nicholls",
            ("mayor of Yuma",),
            "Yuma",
        ),
        # The city before its state; where the article places an office; a country in brackets; a form of address
        ("Mission, Texas Mayor Armando Ocana signed it.", "Armando Ocana", ("Mayor of Mission",), "Mission"),
        ("In Linz, the mayor of Linz, Mrs. Anna Berger signed.", "Anna Berger", ("mayor of Linz",), "Linz"),
        ("The mayor of Varna (Bulgaria), Mr. Hristo Bozov came.", "Hristo Bozov", ("mayor of Varna",), "Varna"),
        (
            "The ambassador of Peru to the Republic of Bulgaria, H.E. Mr. Ivan Petrov came.",
            "Ivan Petrov",
            ("ambassador of Peru to the Republic of Bulgaria",),
            None,
        ),
        (
            "The vice governor of Shanxi provincial government, Zhang Tian, was there.",
            "Zhang Tian",
            ("vice governor of Shanxi provincial government",),
            None,
        ),
        # A councillor's rank belongs to the name behind it, with the office before it.
        (
            "The mayor of Linz, Cllr Adam West, Graz mayor, Cllr Ruth Barrett came.",
            "Ruth Barrett",
            ("mayor of Graz", "Cllr"),
            "Graz",
        ),
        (
            "Mayor Adam West, deputy secretary of Linz, and director Ruth Barrett came.",
            "Ruth Barrett",
            ("director",),
            None,
        ),
        # for whom somebody acts
        (
            "The Pontic Bank lends it. Linz Mayor Adam West signed, and, on behalf of the bank, "
            "the director of transport Ruth Barrett.",
            "Ruth Barrett",
            ("director of transport",),
            "Pontic Bank",
        ),
    ],
)
def test_titles_and_where_they_are_held(text: str, name: str, titles: tuple[str, ...], affiliation: str | None) -> None:
    person = read(text)[name]
    assert (person.titles, person.affiliation) == (titles, affiliation)


def test_a_name_spelt_in_two_ways_is_one_person() -> None:
    """One letter in a long given name; short names, and those that begin with the family's, may be two persons."""
    assert list(read("Mayor Tatyana Ivanova met guests. Tatiana Ivanova showed them the port.")) == ["Tatyana Ivanova"]
    assert len(read("Mayor Maria Ivanova met guests. Mario Ivanova showed them the port.")) == 2
    assert len(read("Mayor Zhang Xiaoming met guests. Zhang Xiaomin showed them the port.")) == 2


def test_a_bare_mayor_is_of_the_city_that_has_none_yet() -> None:
    found = read("Linz and Graz signed. Mayor Klaus Luger was there, Mayor Elke Kahr as well.")
    assert {name: fact.affiliation for name, fact in found.items()} == {"Klaus Luger": "Linz", "Elke Kahr": "Graz"}


def test_our_citys_officials_belong_to_the_publishers_city() -> None:
    found = read("In Aksu, vice-mayor Feng Guoqin told of our city's gift.", publisher_city="Shanghai")
    assert found["Feng Guoqin"].affiliation == "Shanghai"


def test_who_is_only_invoked_is_a_mention_and_no_fact() -> None:
    text = "They studied the important speech by General Secretary Xi Jinping."
    analysis = analyse(Article(text=text, has_title=False))
    assert [(each.name, each.is_invoked) for each in analysis.persons] == [("Xi Jinping", True)]
    assert not list(persons.facts(analysis))


def test_every_mention_of_a_person_tells_where_he_belongs() -> None:
    text = "Ankang Mayor He Ruonan spoke. Later He Ruonan left for Gifu. Mayor He thanked the hosts."
    found = analyse(Article(text=text, has_title=False)).persons
    assert {(each.name, each.affiliation) for each in found} == {("He Ruonan", "Ankang")}
    assert len(found) == 3


def test_a_family_name_that_was_a_city_before_is_the_city_still() -> None:
    text = "Mendoza and Lima signed. Ana Lima spoke for Mendoza. A choir from Lima sang. Lima said that she was glad."
    analysis = analyse(Article(text=text, has_title=False))
    assert [analysis.text[each.start : each.end] for each in analysis.persons] == ["Ana Lima", "Lima"]
    assert analysis.persons[1].start == text.rindex("Lima")
