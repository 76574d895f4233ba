"""Which titles are whose, and where persons belong."""

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
        (
            "Laziz Kudratov, minister of investment, industry and trade, spoke.",
            "Laziz Kudratov",
            ("minister of investment, industry and trade",),
            None,
        ),
        ("Mayor Datuk Zamri Man of Ipoh spoke.", "Zamri Man", ("Mayor", "Datuk"), "Ipoh"),
        (
            "They wrote to Linz, and the head of the Sports Division, Ieva Costa, answered.",
            "Ieva Costa",
            ("head of the Sports Division",),
            "Sports Division",
        ),
        (
            "Wang Yong, secretary of the Party Committee of Beijing Tiantan Hospital, spoke.",
            "Wang Yong",
            ("secretary of the Party Committee of Beijing Tiantan Hospital",),
            "Beijing Tiantan Hospital",
        ),
        (
            "Sun Bing, deputy director of the Zibo Bureau of Commerce, spoke.",
            "Sun Bing",
            ("deputy director of the Zibo Bureau of Commerce",),
            "Zibo Bureau of Commerce",
        ),
    ],
)
def test_titles_and_where_they_are_held(text: str, name: str, titles: tuple[str, ...], affiliation: str | None) -> None:
    person = read(text)[name]
    assert (person.titles, person.affiliation) == (titles, affiliation)
