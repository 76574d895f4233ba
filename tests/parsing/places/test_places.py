"""What a place mention carries, and what every mention must hold whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.parsing.document import Article
from orchestration.parsing.facts import CityFact
from orchestration.parsing.mentions import Place
from orchestration.parsing.parser import analyse, parse


def places_in(text: str, **given: str) -> list[Place]:
    return analyse(Article(text=text, has_title=False, **given)).places


def test_level_word_belongs_to_the_mention_and_not_to_the_name() -> None:
    """`Taizhou City` is the mention, `Taizhou` the city; `Sanmen County` keeps its type."""
    city, province, county = places_in("Taizhou City in Zhejiang Province has Sanmen County.")
    assert (city.text, city.name, city.level) == ("Taizhou City", "Taizhou", "prefecture")
    assert (province.text, province.name, province.kind) == ("Zhejiang Province", "Zhejiang", "province")
    assert (county.text, county.name, county.gb2260_code) == ("Sanmen County", "Sanmen County", "331022")


def test_losing_readings_and_beliefs_are_kept() -> None:
    """An open name shows what else it could be; beliefs fall from the chosen reading on."""
    (place,) = places_in("They met in Suzhou.")
    assert place.name == "Suzhou"
    assert {"Suzhou"} <= {candidate.name for candidate in place.candidates}
    scores = [place.score, *(candidate.score for candidate in place.candidates)]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.001


@pytest.mark.parametrize(
    "text",
    [
        "Linz and the Polish firm of Grundtow signed.",
        "Linz and the Second city of Grundtow signed.",
        "Linz in Austria and Steel in Poland are cheap.",
        "The Italian town of Santa Croce sull'Arno wrote. Santa Croce's mayor wrote.",
    ],
)
def test_a_firm_a_word_and_a_short_form_are_no_unknown_cities(text: str) -> None:
    assert {place.name for place in places_in(text) if place.kind == "city"} <= {"Linz", "Santa Croce sull'Arno"}


def test_a_small_seat_comes_before_the_province_of_its_name() -> None:
    (country, seat, *_) = places_in("Azerbaijan's Shusha became a twin city.")
    assert (country.kind, seat.kind, seat.country) == ("country", "city", "AZ")


def test_unknown_division_is_kept_without_an_id() -> None:
    """A made-up county of Hebei is a place of Hebei, and none of its namesakes."""
    found = places_in("Qinglongwan County, Hebei, makes tofu.")
    assert [(place.text, place.place_id, place.country, place.admin1, place.level) for place in found] == [
        ("Qinglongwan County", None, "CN", "Hebei", "county"),
        ("Hebei", "gb:130000", "CN", "Hebei", None),
    ]


def test_a_city_inside_a_companys_name_is_no_city_of_the_article() -> None:
    """Its government is the city acting; a company is not."""
    parsed = parse(Article(text="Dalian Sanhuan Group built a mill in Panjin.", has_title=False))
    assert [fact.place.name for fact in parsed.facts if isinstance(fact, CityFact)] == ["Panjin"]


def test_a_saint_is_as_well_known_by_its_short_form() -> None:
    """`St. Cloud` in an article on Minnesota; a date is no town of Egypt."""
    found = places_in("On October 6 officials in St. Cloud, near Minneapolis, Minnesota, opened shelters.")
    assert [(place.name, place.admin1) for place in found] == [
        ("St. Cloud", "Minnesota"),
        ("Minneapolis", "Minnesota"),
        ("Minnesota", "Minnesota"),
    ]


def test_towns_of_plain_words_are_known_by_their_list() -> None:
    """`Pelican Rapids` between towns is one; alone it may be any rapids."""
    assert "Pelican Rapids" in [
        place.text for place in places_in("Perham, Minnesota, Fargo and Pelican Rapids sent help.")
    ]
    assert places_in("They saw the Pelican Rapids.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a possessive inside a name, and a name with a possessive behind it
        ("It came from the People's Republic of China.", ["People's Republic of China"]),
        ("They live in Prince George's County, Maryland.", ["Prince George's County", "Maryland"]),
        ("Queen Anne's lace grows in China's south.", ["China"]),
        # a noun that takes a place's name with an article; other names go without
        ("Calls came from the Knoxville area.", ["Knoxville"]),
        ("They remember the Alamo well.", []),
        ("The harvest ends before the Florida season.", ["Florida"]),
        # persons who are called like countries
        ("Nine-year-old Georgia Stevens skates. Georgia began at four.", []),
        ("The 82-year-old Geneva Morgan was from Glasgow.", ["Glasgow"]),
        ("Georgia and Armenia signed in Georgia.", ["Georgia", "Armenia", "Georgia"]),
        # airlines, strains, saints
        ("Air France flew from France.", ["France"]),
        ("The vaccine holds an A/California/7/2009 virus.", []),
        ("Doctors at St. Paul's say so.", []),
    ],
)
def test_which_names_are_meant_as_places(text: str, expected: list[str]) -> None:
    assert [place.text for place in places_in(text)] == expected


def test_districts_and_boroughs_that_no_package_has() -> None:
    """`Märkischer Kreis` goes with an article; a borough is meant where its city stands beside it."""
    (district,) = places_in("The Märkischer Kreis sent firefighters.")
    assert (district.name, district.country, district.admin1) == ("Märkischer Kreis", "DE", "North Rhine-Westphalia")
    borough, _ = places_in("They met in Stari Grad, a municipality of Sarajevo.")
    assert (borough.place_id, borough.country) == ("area:stari-grad-sarajevo", "BA")
    island = places_in("They met in Stari Grad on Hvar in Croatia.")[0]
    assert island.country == "HR"


def test_the_larger_namesake_has_its_people() -> None:
    """Mamak is a district of Ankara before it is a village, and Ipswich in Queensland a city; provinces of the Philippines."""
    found = places_in("Mamak in Turkey met Ipswich in Queensland, Australia, and Pangasinan in the Philippines.")
    assert [(place.name, place.admin1) for place in found if place.kind != "country"] == [
        ("Mamak", "Ankara"),
        ("Ipswich", "Queensland"),
        ("Queensland", "Queensland"),
        ("Pangasinan", "Ilocos"),
    ]


WORDS = st.sampled_from(
    "Chaoyang City, County of in Liaoning Paris Hilton Georgia, the Portland Oregon. Suzhou and Reading (Jiangsu) St. "
    "Xi'an Lüshun Stratford-upon-Avon -- U.S. Wang Wei Union İzmir San José de New York, 's\n\n".split(" ")
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_mentions_are_spans_in_order_that_do_not_overlap(text: str) -> None:
    """Whatever stands beside what: spans hold their text, come in order, and every belief is a share."""
    analysis = analyse(Article(text=text, has_title=False))
    end = 0
    for place in analysis.places:
        assert end <= place.start < place.end
        assert analysis.text[place.start : place.end] == place.text
        assert 0.0 <= place.score <= 1.0
        end = place.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a city's own name that is its region's, too, is no by-name
        ("Qingdao and Plzeň signed an agreement.", [("Qingdao", "Shandong"), ("Plzeň", "Plzeň")]),
        # a by-name that the text has placed once
        (
            "Shchelkovo in Russia asked. No agreement with Shchelkovo was signed.",
            [("Shchelkovo", "Moscow Oblast"), ("Shchelkovo", "Moscow Oblast")],
        ),
        # English words side by side, after more of the same
        ("Guests saw the Wuying National Forest Park.", []),
        # where nobody was counted, the neighbour still tells
        (
            "Memphis, Tennessee, and Shelby County are waiving taxes.",
            [("Memphis", "Tennessee"), ("Shelby County", "Tennessee")],
        ),
    ],
)
def test_names_of_many(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(place.name, place.admin1) for place in places_in(text) if place.kind == "city"] == expected


def test_states_and_provinces_of_common_words_are_places() -> None:
    """`New Jersey` needs nothing that leads to it; `the North West` and a `National` are no provinces."""
    found = places_in("Rhode Island and South Dakota sued. New Jersey did not, nor did Eastern Cape and the West Bank.")
    assert [place.name for place in found] == [
        "Rhode Island",
        "South Dakota",
        "New Jersey",
        "Eastern Cape",
        "West Bank",
    ]
    assert places_in("The North West was dry, and the National won a cup in West Midlands.") == []


def _read(text: str) -> list[tuple[str, str, str]]:
    return [(place.text, place.name, place.kind) for place in places_in(text)]


def test_what_is_a_saints_is_no_town() -> None:
    """`St. John's` is a town of its own, `St. John's University` a body named after a saint."""
    assert _read("The ferry left St. John's, Newfoundland, for Halifax.")[0] == ("St. John's", "St. John's", "city")
    assert _read("She read law at St. John's University.") == []
    assert _read("He lay in St. Paul's Hospital.") == []


def test_governors_are_those_of_states() -> None:
    """`New York Gov.` is the state's, `Washington state` too; the city has its bare name."""
    assert _read("Former New York Gov. Ann Carr left.") == [("New York", "New York", "province")]
    assert _read("Farmers in Washington state grow hops.") == [("Washington", "Washington", "province")]
    assert _read("Mayors met in New York on Friday.") == [("New York", "New York", "city")]


def test_the_district_behind_washington_is_part_of_its_name() -> None:
    """One mention and one city."""
    assert _read("They met in Washington, D.C., in May.") == [("Washington, D.C.", "Washington", "city")]


def test_what_a_town_is_host_to_names_the_town() -> None:
    """`the Venice International Film Festival` names Venice as a place inside another name."""
    (place,) = places_in("She won at the Venice International Film Festival.")
    assert (place.name, place.country, place.inside) == ("Venice", "IT", "organization")


def test_countries_and_states_have_coordinates() -> None:
    """So that whoever draws or scores mentions by distance can do so for all of them."""
    assert all(place.latitude is not None for place in places_in("Kentucky and Kenya sell tea to Los Angeles County."))
