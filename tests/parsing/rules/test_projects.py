"""Which names are undertakings and how far these have come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from orchestration.parsing.facts import ProjectFact

Read = Callable[..., list[ProjectFact]]


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        # whatever is called a project
        (
            "The Liangshan Cold Chain Project was put into operation in 2017.",
            "Liangshan Cold Chain Project",
            "completion",
        ),
        ("The Haier Smart Home Base project has been approved.", "Haier Smart Home Base project", "commitment"),
        # what is built, with its phase or its owner
        (
            "Construction of the Chaoyang Logistics Park, Phase II is under way.",
            "Chaoyang Logistics Park, Phase II",
            "implementation",
        ),
        ("The second phase of the Hefei Science Park will be built next year.", "Hefei Science Park", "pledge"),
        ("The Kunming-Vientiane railway was opened to traffic.", "Kunming-Vientiane railway", "completion"),
        # with the noun in small letters, behind a name of several words
        ("The Trang Due 4 factory was opened in May.", "Trang Due 4 factory", "completion"),
        # an entry of a list, with a colon
        (
            "Pinglu Sea Canal: the canal's first ship is due. Boten Dry Port, Laos: ground was broken on May 4.",
            "Boten Dry Port",
            "implementation",
        ),
        # its phase before it
        ("Phase II of the Quantum Avenue Incubator opened its doors.", "Quantum Avenue Incubator", "completion"),
        # in apposition to the noun, on either side
        ("It opened a large warehouse, Condroz North, last month.", "Condroz North", "completion"),
        ("Condroz North, a new warehouse of the airport, was opened.", "Condroz North", "completion"),
        # in quotation marks, and what a document is about
        ('They do well the "Huzhou Demonstration Industrial Park".', "Huzhou Demonstration Industrial Park", None),
        (
            'They signed the "Construction Agreement on the Nanjing-Graz Intercity Railway".',
            "Nanjing-Graz Intercity Railway",
            "commitment",
        ),
        # by its price, and by a contract
        ("The largest item is the Almaty Overseas Warehouse (180 million yuan).", "Almaty Overseas Warehouse", None),
        ("They signed an agreement on a Joint Alpine Laboratory.", "Joint Alpine Laboratory", "commitment"),
        # named beside the noun
        ('The project, called "Green Bridges", was launched.', "Green Bridges", "implementation"),
        ("AMRUT, a national mission for cities, was approved.", "AMRUT", "commitment"),
        ('The committee agreed on co-building the "Suxin Industrial Park".', "Suxin Industrial Park", "commitment"),
        # a name of several words before a noun in small letters
        ("Work on the Baltic Gate container terminal is to begin.", "Baltic Gate container terminal", "pledge"),
        ("Phase II of the Quantum Avenue Incubator was opened.", "Quantum Avenue Incubator", "completion"),
        # a paper binds; who builds it is said aside
        (
            "Linz and Graz signed an agreement on the construction of the Almaty Overseas Warehouse.",
            "Almaty Overseas Warehouse",
            "commitment",
        ),
        ("The loan covers half of the Dodoma Clean City Project.", "Dodoma Clean City Project", "commitment"),
        ("The Harbin Dream Park, jointly built by both, started construction.", "Harbin Dream Park", "implementation"),
        ("The Wuxi-Xuzhou Industrial Park has attracted 29 firms.", "Wuxi-Xuzhou Industrial Park", "implementation"),
        # verbs of building, opening, paying and deciding, in any voice and with any adverb between
        ("The Ganzhou Pilot Zone was officially unveiled last week.", "Ganzhou Pilot Zone", "completion"),
        ("The Lagos Blue Line, built by one company, was commissioned.", "Lagos Blue Line", "completion"),
        (
            "Pudong has helped Shache County build the Shache Vocational School.",
            "Shache Vocational School",
            "completion",
        ),
        ("The Gubeng Transport Hub, to be built with a loan, is a big one.", "Gubeng Transport Hub", "pledge"),
        ("The council of Linz approved the plan for the Green Ring tramway.", "Green Ring tramway", "commitment"),
        ("The Zagreb Waste Centre is being rebuilt.", "Zagreb Waste Centre", "implementation"),
        ("A ground-breaking ceremony for Tirana's Grand Expressway took place.", "Grand Expressway", "implementation"),
        ("The Port of Chancay opened in November.", "Port of Chancay", "completion"),
        (
            "Tirana is also expected to inaugurate the much delayed Silver Creek Bridge.",
            "Silver Creek Bridge",
            "pledge",
        ),
        ("The Silver Arch bridge connecting Graz to Linz was inaugurated.", "Silver Arch bridge", "completion"),
        ("The Foxhill Science Park attracted 50 suppliers.", "Foxhill Science Park", "implementation"),
        ("The Vega Tunnel has been shelved for lack of money.", "Vega Tunnel", "pledge"),
        ("The Silver Creek Bridge opened at noon.", "Silver Creek Bridge", "completion"),
        # a part of it, a noun behind a noun, a number behind it
        ("The first line of the Vega Metro is 40 percent complete.", "Vega Metro", "implementation"),
        (
            "The Salzburg High-speed Railway Station was inaugurated.",
            "Salzburg High-speed Railway Station",
            "completion",
        ),
        ("Meridian Shipping has opened Terminal 3, a large one.", "Terminal 3", "completion"),
        # in apposition to what the sentence brings in, with its price
        ("Liverpool Waters, a £5 billion regeneration scheme, was launched.", "Liverpool Waters", "implementation"),
        ("Graz's second bridge over the river, the Silver Arch, is being built.", "Silver Arch", "implementation"),
        # with its short form
        (
            "The Holistic Growth for Small Towns (HOGST) project was launched in Linz.",
            "Holistic Growth for Small Towns (HOGST) project",
            "implementation",
        ),
        # one that guests see opened, and a ceremony for it
        (
            "The guests toured the old town and saw how the Silver Arch Bridge was inaugurated.",
            "Silver Arch Bridge",
            "completion",
        ),
        ("The Hefei dam of Linz, built in 2019, is a sight.", "Hefei dam of Linz", "completion"),
        # only described, but told how far it is
        (
            "The national reserve forest project of Panzhou City will be launched.",
            "national reserve forest project of Panzhou City",
            "pledge",
        ),
    ],
)
def test_an_undertaking_and_its_status(projects_in: Read, text: str, name: str, status: str) -> None:
    assert [(fact.name, fact.status) for fact in projects_in(text)] == [(name, status)]


@pytest.mark.parametrize(
    "text",
    [
        # parks and centres that one only visits
        "The delegation visited the Chaoyang Industrial Park and the Jinji Lake Exhibition Center.",
        # others' deeds in a school, and a museum that gives
        "Students of the Tuscia Maritime Academy will be exchanged.",
        "The Luoyang Museum has started a show with works of both cities.",
        # what stands beside a noun, what guests are to be shown, a sight of old
        "The guests visited the university town, Harbin Port, and the old quarter.",
        "They plan to inspect major industrial sites, such as the Yamato Sake Brewery and the Almaty Wine Factory.",
        "The Hefei dam of Linz, built in the 4th century, is a sight.",
        # an office and an occasion that begin with the noun
        "Ann Lee is Local Project Coordinator of the Linz Foundation and came with the International Project Manager.",
        "Firms signed contracts at the 2018 Hefei Investment Promotion and Industrial Project Signing Ceremony.",
        # a new area that signs
        "Jinpu New Area, the 10th one of the country, signed agreements for 20 projects.",
        # a place that only says where, a people, an amount, a lender
        "The Hai Phong factory was opened, and so was a South Korean port.",
        "The N2.7 billion project was finished.",
        "Under the contract for it the Clean Technology Fund (CTF) lends 2 million yuan.",
        # who opens or starts something else; what was widened long ago; what others' undertakings belong to
        "The Baosteel Steelworks opened an office, and the Hapag Shipping Line has started a new route.",
        "Tirana Boulevard, which was extended northwards, has trees.",
        "A memorandum was signed within the bank's Green Cities programme.",
        # a place and its larger one are no name beside a noun
        "Linz opened a factory in Hefei, Anhui Province, in May.",
        # no name
        "The two cities carried out many investment projects.",
        "In the factory of the Chinese side and at a container terminal people work.",
        # a person
        "Mayor Park opened the meeting.",
    ],
)
def test_what_is_no_undertaking(projects_in: Read, text: str) -> None:
    assert projects_in(text) == []


def test_an_undertaking_counts_once(projects_in: Read) -> None:
    facts = projects_in(
        "The Liangshan Cold Chain Project was signed. The Liangshan Cold Chain Project has an area of two hectares."
    )
    assert [(fact.name, fact.status) for fact in facts] == [("Liangshan Cold Chain Project", "commitment")]


def test_a_list_after_a_count_is_of_projects(projects_in: Read) -> None:
    facts = projects_in("Two projects were started: 1. Chaoyang Logistics Park; 2. Zensun International Square.")
    assert [fact.name for fact in facts] == ["Chaoyang Logistics Park", "Zensun International Square"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # nouns that no list knows, in a sentence that builds or pays
        (
            "The Sister Rivers Trail, jointly laid by Omsk and Tomsk, was inaugurated on 4 May 2016.",
            ["Sister Rivers Trail"],
        ),
        ("Omsk and Tomsk pooled 4 million euros for the Altai Steppe Bike Link.", ["Altai Steppe Bike Link"]),
        (
            "The bank has approved a loan of 9 million euros to Kampala for the Lubigi Drainage Project.",
            ["Lubigi Drainage Project"],
        ),
        # an occasion, a body and a venue are opened, paid for and built in, too
        ("The mayor opened the Sister Cities Forum in Omsk.", []),
        ("Contracts worth 4 million euros were signed at the West Siberia Investment & Trade Talks in Omsk.", []),
        ("The mayor built a house and met Tomsk Cargo Holding Group.", []),
        ("At the Omsk River Stadium, Tomsk signed an agreement worth 4 million euros.", []),
    ],
)
def test_an_undertaking_is_known_by_what_is_told_of_it(
    projects_in: Callable[..., list[ProjectFact]], text: str, names: list[str]
) -> None:
    assert [project.name for project in projects_in(text)] == names
