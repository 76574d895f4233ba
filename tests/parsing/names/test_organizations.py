"""Which bodies a text names, how far their names go, what they are and what they are called elsewhere."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.mentions import Organization
from orchestration.parsing.names import organizations
from orchestration.parsing.parser import analyse


def mentions(text: str) -> list[Organization]:
    return analyse(Article(text=text, has_title="\n\n" in text)).organizations


def bodies(text: str) -> dict[str, str | None]:
    """The facts: type by name."""
    analysis = analyse(Article(text=text, has_title="\n\n" in text))
    return {fact.name: fact.type for fact in organizations.facts(analysis)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Fields are joined by commas and `and` inside one name, before the type word and after it.
        (
            "It was signed by the Shanghai Culture and Tourism Bureau.",
            {"Shanghai Culture and Tourism Bureau": "government"},
        ),
        (
            "The Luzhou Bureau of Culture, Radio, Television and Tourism sent plans.",
            {"Luzhou Bureau of Culture, Radio, Television and Tourism": "government"},
        ),
        ("They asked the Black Sea Trade and Development Bank.", {"Black Sea Trade and Development Bank": "bank"}),
        (
            "The Chinese People's Association for Friendship with Foreign Countries came.",
            {"Chinese People's Association for Friendship with Foreign Countries": "association"},
        ),
        # Where the name is whole already, what follows `of` says only where it is.
        ("The Kuantan Port Authority of Malaysia came.", {"Kuantan Port Authority": "company"}),
        (
            "Zhonglu (Hebei) Machinery (Group) Co., Ltd. won.",
            {"Zhonglu (Hebei) Machinery (Group) Co., Ltd.": "company"},
        ),
        ("The Port of Rotterdam Authority signed.", {"Port of Rotterdam Authority": "company"}),
        ("The Board of Directors of the Pontic Bank Group approved it.", {"Pontic Bank Group": "bank"}),
        ("Varna, Jan 22 The Varna Port Authority signed.", {"Varna Port Authority": "company"}),
        (
            "K Raheja Corp Pvt. Ltd. (India) and Everstone Group came.",
            {"K Raheja Corp Pvt. Ltd.": "company", "Everstone Group": "company"},
        ),
        ("The CPC Leshan Municipal Committee wrote.", {"CPC Leshan Municipal Committee": "party"}),
        # Who stands after the body is none of it.
        (
            "Dalian Municipal Party Committee Secretary Tan Zuojun spoke for Dalian Port Group.",
            {"Dalian Port Group": "company", "Dalian Municipal Party Committee": "party"},
        ),
        ("The guests met the Shanghai municipal government.", {"Shanghai municipal government": "government"}),
        ("Yamaha Music Philippines, Inc. won.", {"Yamaha Music Philippines, Inc.": "company"}),
        (
            "The Latin American and Caribbean Department of the Ministry of Trade wrote.",
            {"Latin American and Caribbean Department of the Ministry of Trade": "government"},
        ),
        ("The Taiwanese government gave rice. Chinese government bonds fell.", {"Taiwanese government": "government"}),
        (
            "They asked the ministry of urban development of Ghana.",
            {"ministry of urban development of Ghana": "government"},
        ),
        (
            "The Graz, Oulu and Lviv city councils met.",
            {"Graz city council": "government", "Oulu city council": "government", "Lviv city council": "government"},
        ),
        (
            "The Union des municipalités du Québec met the Chambre de commerce et d'industrie de Lyon.",
            {
                "Union des municipalités du Québec": "association",
                "Chambre de commerce et d'industrie de Lyon": "association",
            },
        ),
        # Neither the state that a city's body lies in nor the form of address of who heads it is a part of the name.
        ("The Gwangju City Council of the Republic of Korea came.", {"Gwangju City Council": "government"}),
        (
            "The Ministry of Commerce of the People's Republic of China wrote.",
            {"Ministry of Commerce of the People's Republic of China": "government"},
        ),
        (
            "He greeted the Municipal Council of Varna H.E. Mr. Ivan Petrov.",
            {"Municipal Council of Varna": "government"},
        ),
        # What joins two towns is named after both; others are two.
        ("The Linz and Wels Twinning Association came.", {"Linz and Wels Twinning Association": "association"}),
        ("They visited Linz and Wels Trade Association.", {"Wels Trade Association": "association"}),
        # A corporation of a city governs it, and so does what has a mayor.
        ("The Corporation of Surrey signed.", {"Corporation of Surrey": "government"}),
        ("The Corporation of Brewers signed.", {"Corporation of Brewers": "company"}),
        ("GNMC Mayor Anil Rao came. The GNMC signed a contract.", {"GNMC": "government"}),
        ("The GNMC signed a contract.", {"GNMC": "company"}),
        # One port of each city, where ports act
        (
            "It signed with the Port of Bari in Italy, the Ports of Rijeka and Split and others.",
            {"Port of Bari": "company", "Port of Rijeka": "company", "Port of Split": "company"},
        ),
        # A list that its own field closes, and one of nouns in the plural; what names somebody is none of it.
        (
            "The Department of Trade, Industry and Competition lends it.",
            {"Department of Trade, Industry and Competition": "government"},
        ),
        ("The Council of Delta Cities and Regions met.", {"Council of Delta Cities and Regions": "association"}),
        (
            "The Linz Tourism, Culture, Radio and Sports Bureau signed.",
            {"Linz Tourism, Culture, Radio and Sports Bureau": "government"},
        ),
        (
            "They signed with the Management Committee of Graz Economic and Technological Development Zone.",
            {"Management Committee of Graz Economic and Technological Development Zone": "park"},
        ),
        ("The Linz Branch of Pontic Savings Bank will lend it.", {"Linz Branch of Pontic Savings Bank": "bank"}),
        ("The Weavers' Union of Hong Kong came.", {"Weavers' Union of Hong Kong": "association"}),
        ("Pusan National University of South Korea signed.", {"Pusan National University": "university"}),
        ("United Cities and Local Governments wrote.", {"United Cities and Local Governments": "association"}),
    ],
)
def test_names_go_as_far_as_they_go(text: str, expected: dict[str, str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The car parts maker Astemo came.", {"Astemo": "company"}),
        ("AFD, the French development agency, came.", {"AFD": "government"}),
        ("The sports clubs Haukar and FH played.", {"Haukar": "association", "FH": "association"}),
        ("UNOPS, which prevailed in the tender, builds it.", {"UNOPS": "other"}),
        ("The trams are built by Belkommunmash.", {"Belkommunmash": "company"}),
        ("Brightwave, Bluewave and Tongda Logistics Group came.", None),
        ("An agreement was signed with Rīgas Satiksme.", {"Rīgas Satiksme": "company"}),
        ("Shenzhen-based Ganweixin opened a shop.", {"Ganweixin": "company"}),
        ("The Visabeira group was there.", {"Visabeira": "company"}),
        ("Brazil's commission for external financing, Cofiex, has agreed.", {"Cofiex": "government"}),
        # A verb of business behind an auxiliary, and behind an aside.
        ("Irrawaddy Blooms will provide the land.", {"Irrawaddy Blooms": "company"}),
        ("Fuzhou Minjiang Pavo, for one, is going to raise shrimp.", {"Fuzhou Minjiang Pavo": "company"}),
        ("The line is built by Nanjing's Huaxing Nordo.", {"Huaxing Nordo": "company"}),
        ("They bought a third of the works from Vale Minas.", {"Vale Minas": "company"}),
        # Lists with amounts in brackets.
        (
            "The World Bank (205 million), the IDX (200 million) and Kredo (150 million) lend money.",
            {"World Bank": "bank", "IDX": "bank", "Kredo": "bank"},
        ),
        # A word that opens the names of bodies in its language, and small words inside.
        ("One sponsor, Banca Murgia, is late.", {"Banca Murgia": "bank"}),
        ("The water company Eaux de l'Estaque was praised.", {"Eaux de l'Estaque": "company"}),
        # Bodies in small letters.
        ("The fire trucks came from the Japanese embassy.", {"Japanese embassy": "government"}),
        (
            "The shoemakers' union and the Kano Tanners' Association reached an accord.",
            {"shoemakers' union": "association", "Kano Tanners' Association": "association"},
        ),
        ("Brightwave, the biggest among the dozen, is going to invest over 2 billion yuan.", {"Brightwave": "company"}),
        ("Petrowave, of Kuala Lumpur, intends to spend 2 billion yuan.", {"Petrowave": "company"}),
        ("Bluewave Seafoods, for one, will raise shrimp.", {"Bluewave Seafoods": "company"}),
        ("Scheldewave NV came. Scheldewave will put in 2 million euros.", {"Scheldewave NV": "company"}),
        ("An offer came from Banca Murgia di Matera, it said.", {"Banca Murgia di Matera": "bank"}),
        ("The dairy giant Yili opened a plant.", {"Yili": "company"}),
        # Which of several counted ones it is, whom a plural noun lists, who gets a loan, who is on a line with a partner
        ("Three firms came. The third, Harnwave of Graz, told no sum.", {"Harnwave": "company"}),
        ("Two shoe firms from Linz, Yuwave and Gaowave, signed.", {"Yuwave": "company", "Gaowave": "company"}),
        ("It will lend $50 million to Tarnwave Rails for wagons.", {"Tarnwave Rails": "company"}),
        ("It chartered two ships from Norwave.", {"Norwave": "company"}),
        (
            "What was signed:\n\n- Jiewave and Tarnwave: joint tests\n\n- Trieste and Graz: nothing yet",
            {"Jiewave": "company", "Tarnwave": "company"},
        ),
        ("The town and Artwave contribute 5 million euros each.", {"Artwave": "company"}),
        # One word with the type word at its end
        ("A credit line went to Hamorbank for small firms.", {"Hamorbank": "bank"}),
    ],
)
def test_a_body_without_a_type_word_shows_by_the_part_it_plays(text: str, expected: dict[str, str] | None) -> None:
    expected = expected or {"Brightwave": "company", "Bluewave": "company", "Tongda Logistics Group": "company"}
    assert bodies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A group of pupils sang in association with a company of dancers; Group B was the best.",
        "Both parties enjoyed the tea party, and the tourism bureaus of both cities print a map.",
        "The Silk Road Expo, the Spring Festival and the Belt and Road Initiative were topics.",
        "A promenade was built on the north bank of the Huai River.",
        "The Russian and Mongolian partners talked.",
        "Guangdong Province, which pairs with Heilongjiang Province, helped.",
        "They saw the plant in Glenavy, with songs by Anishinaabe artists.",
        "THE SEVEN INDUSTRIAL PROJECTS OF THE ZONE",
        "The guests paid a visit to Girnex Mayor Nidai Ozan.",
        "The Union do not agree, and the gust was measured on the Tay Bridge.",
        # Contractions, peoples, amounts and what opens by itself.
        "\"Don't sell us the bear,\" he said. We'd sign a new one.",
        "The bench was carved by Anishinaabe artists, and shops are run by Fujianese.",
        "They paid for it by TSh14.2 billion.",
        "The Quantum Avenue Incubator opened its doors in May.",
        "A supply of Vermond has been agreed, and Vermond plan to go on.",
        # A passive says nothing of who acts; the title of a talk nothing of whom it is on.
        "Velmora has been signed for.",
        'She gave a talk, "Lotus, Ford and Geely".',
        "He is deputy head of Bomoro.",
        "The Reform Commissions of both cities met in a joint session of the Graz and Linz councils.",
        # Any company of a country's, a letter's initials, a village, a region, an event that is held, ships between ports
        "Linz signs deal with Chinese Company\n\nIt is a large one.",
        "They signed a Letter of Intent (LOI). The LOI will expand trade.",
        "The guests visited the Yuelin village of Linz.",
        "Passau in the Free State of Bavaria and Linz have signed a contract.",
        "Experts spoke at the 5th Forum on Local Government Cooperation held in Linz on Tuesday.",
        "Ships sail between the Ports of Rijeka and Split.",
    ],
)
def test_common_nouns_programmes_and_places_are_no_bodies(text: str) -> None:
    assert bodies(text) == {}


def test_the_staff_of_an_acronym_shows_a_body() -> None:
    """`TCDD officials` act for TCDD; two letters may be a country's, and guests of any other word are nobody's staff."""
    assert bodies("The delegation signed it with TKDZ officials.") == {"TKDZ": "company"}
    assert bodies("The delegation met with AB officials and Grundt neighbours.") == {}


def test_a_short_government_takes_the_city_of_the_body_it_is_named_with() -> None:
    found = mentions("The Dalian Municipal Party Committee and Municipal Government received the guests.")
    assert [(each.name, each.is_short) for each in found] == [
        ("Dalian Municipal Party Committee", False),
        ("Dalian Municipal Government", True),
    ]


def test_all_mentions_of_a_body_bear_its_full_name() -> None:
    text = "Northern Rail Corporation (NRC) and Shimao Group came. NRC brought trams; Shimao builds a hotel."
    assert [(each.text, each.name) for each in mentions(text)] == [
        ("Northern Rail Corporation", "Northern Rail Corporation"),
        ("NRC", "Northern Rail Corporation"),
        ("Shimao Group", "Shimao Group"),
        ("NRC", "Northern Rail Corporation"),
        ("Shimao", "Shimao Group"),
    ]
    assert bodies(text) == {"Northern Rail Corporation": "company", "Shimao Group": "company"}


def test_brackets_of_a_list_hold_amounts() -> None:
    assert bodies("The World Bank (1998) and Kredoria are names.") == {"World Bank": "bank"}


def test_who_bears_a_bodys_name_is_no_mention_of_it() -> None:
    found = mentions("Dalian Meulen spoke for the mayors of Meulen, which signed.")
    assert all(each.start > 0 and each.text != "Dalian Meulen" and each.start != 7 for each in found)


def test_a_company_is_one_with_and_without_its_legal_form() -> None:
    found = bodies("Wuhu Zhongnan Bearings signed.\n\nThe plant is built by Wuhu Zhongnan Bearings Co., Ltd.")
    assert found == {"Wuhu Zhongnan Bearings Co., Ltd.": "company"}


def test_a_heading_in_capitals_is_no_part_of_the_name_below_it() -> None:
    assert bodies("ON THE ROAD\nHefei Science Academy took in nine pupils.") == {"Hefei Science Academy": "university"}


def test_initials_name_a_body_though_no_brackets_say_so() -> None:
    found = mentions("The Thane Municipal Corporation signed. TMC works with GDP figures.")
    assert [(each.text, each.name) for each in found] == [
        ("Thane Municipal Corporation", "Thane Municipal Corporation"),
        ("TMC", "Thane Municipal Corporation"),
    ]


def test_a_body_that_only_stands_in_a_title_is_marked() -> None:
    text = "Lin Duo, secretary of the Gansu Provincial Party Committee, and Xu Li, head of the Dalian Commerce Bureau, met."
    marked = {each.name: each.is_title_only for each in mentions(text)}
    assert marked == {"Gansu Provincial Party Committee": True, "Dalian Commerce Bureau": True}
    # The bureau is there by its head; the committee only says how high Lin's office is.
    assert bodies(text) == {"Dalian Commerce Bureau": "government"}


def test_a_body_has_the_city_in_its_name_for_its_home() -> None:
    (found,) = mentions("Dalian Sanhuan Group opened a plant.")
    assert found.home is not None
    assert found.home.name == "Dalian"
