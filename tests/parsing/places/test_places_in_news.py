"""What an article says around a name, and so which place is meant: its country, its state, its neighbours, its publisher."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.facts import AgreementFact
from orchestration.parsing.mentions import Place
from orchestration.parsing.parser import analyse, parse


def places_in(text: str, **given: str) -> list[Place]:
    return analyse(Article(text=text, has_title=False, **given)).places


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Linz and the Polish city of Grundtow signed. Grundtow is old.", "PL"),
        ("Linz in Austria and Grundtow in Poland are twin towns. Grundtow is old.", "PL"),
    ],
)
def test_a_city_that_nobody_knows_is_one_where_the_text_gives_its_country(text: str, country: str) -> None:
    """It is meant by every mention, and has no id."""
    found = [place for place in places_in(text) if place.name == "Grundtow"]
    assert [(place.country, place.place_id) for place in found] == [(country, None)] * 2


def test_publisher_decides_where_the_text_does_not() -> None:
    """The same sentence in a paper of Hefei and in one of Nanjing."""
    text = "Suzhou will plant trees."
    assert places_in(text, publisher_city="Hefei")[0].admin1 == "Anhui"
    assert places_in(text, publisher_city="Nanjing")[0].admin1 == "Jiangsu"


def test_a_publisher_that_says_its_state_is_where_its_city_is() -> None:
    """More than fame, for the city itself and for counties of its state; a bare name is the famous city's."""

    def placed(city: str) -> list[str | None]:
        found = places_in("A Paris man drove to Jefferson County.", publisher_city=city)
        return [place.admin1 for place in found if place.country in ("US", "FR")]

    assert placed("Paris, Tennessee") == ["Tennessee", "Tennessee"]
    assert placed("Paris, Texas") == ["Texas", "Texas"]
    assert placed("Paris") == ["Île-de-France", None]


def test_our_city_is_the_publishers_however_it_is_given() -> None:
    """The article names it by its bare name."""
    text = "Our city signed an agreement with Nagano on 3 May 2020. The mayor of Paris thanked the guests."
    (agreement,) = (
        fact
        for fact in parse(Article(text=text, has_title=False, publisher_city="Paris, Tennessee")).facts
        if isinstance(fact, AgreementFact)
    )
    assert [party.name for party in agreement.parties] == ["Paris", "Nagano"]


def test_countries_and_states_of_ordinary_news() -> None:
    """Every place of a text is a mention, whatever its kind."""
    found = places_in("The mayor of Lansing, Mich., flew from Michigan to Kenya, then on to the U.S. and the UK.")
    assert [(place.text, place.kind, place.geonames_id) for place in found] == [
        ("Lansing", "city", 4998830),
        ("Mich.", "province", 5001836),
        ("Michigan", "province", 5001836),
        ("Kenya", "country", 192950),
        ("U.S.", "country", 6252001),
        ("UK", "country", 2635167),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What follows a place is not always part of its name.
        ("The typhoon hit Tacloban on Friday.", ["gn:1684712"]),
        ("They met in Chaoyang on Monday.", ["gb:211300"]),
        # Parts of the world are no countries.
        ("Latin America imports more.", ["region:latin-america"]),
        # A state in small letters; a county before a title.
        ("Washington state sued.", ["gn:5815135"]),
        ("The Butte County Sheriff spoke in Chico, California.", ["gn:5332191", "gn:5336269", "gn:5332921"]),
        # Of two countries of one name the larger, and the one that a city decides for.
        ("In Congo, Kinshasa was calm.", ["gn:203312", "gn:2314302"]),
        # Famous places stay famous beside the country of a namesake.
        ("Columbus, Ohio, wrote to Venice.", ["gn:4509177", "gn:5165418", "gn:3164603"]),
        # Old names and spellings of one place.
        ("Kharkov is Kharkiv, and Cracow is Kraków.", ["gn:706483", "gn:706483", "gn:3094802", "gn:3094802"]),
        # Nationalities and features are no places.
        ("A German barge left Lake Washington on a Polish truck.", []),
        # Waters and ranges without borders, whatever words they are made of; the bridge over one is none.
        ("The Black Sea resort and the Middle East.", ["region:black-sea", "region:middle-east"]),
        ("Lake Victoria feeds the Nile.", ["region:lake-victoria", "region:nile"]),
        ("They crossed the Danube Bridge.", []),
        # A firm's district is no town that its state shares a name with; a state's own district is.
        ("The Central Florida District of a firm won.", []),
        ("Delhi District won.", ["gn:1273294"]),
        # A saint is no parish, and no town either what an adjective names.
        ("St. Patrick's Day in Boston.", ["gn:4930956"]),
        ("Michael Marshall saw Arab culture in Jerusalem.", ["gn:281184"]),
        # Abbreviations that news has for cities and states.
        ("From L.A. to Parkes in NSW.", ["gn:5368361", "gn:2153778", "gn:2155400"]),
        # A student of Lipscomb is one of the university; another small town is a town.
        ("Lipscomb University is old. Many a Lipscomb student lives in Nashville, Tenn.", ["gn:4644585", "gn:4662168"]),
    ],
)
def test_ordinary_news(text: str, expected: list[str]) -> None:
    """Places of news from everywhere, by their ids."""
    assert [place.place_id for place in places_in(text)] == expected


def test_in_local_news_the_towns_of_that_state_are_meant() -> None:
    """The larger Mansfields lie in Texas and Ohio."""
    found = places_in(
        "Police in Shreveport and Pineville, Louisiana, found the car in Mansfield."
        " It was stolen in Baton Rouge, on the way to Cottonport."
    )
    assert {place.admin1 for place in found} == {"Louisiana"}


def test_a_name_with_its_level_is_the_place_that_the_text_has_placed() -> None:
    found = places_in("Alexandria, Va., has a port. The Alexandria City council met.")
    assert {place.admin1 for place in found} == {"Virginia"}


def _read(text: str) -> list[tuple[str, str, str]]:
    return [(place.text, place.name, place.kind) for place in places_in(text)]


def test_capitals_before_the_news_are_a_dateline() -> None:
    """With no dash behind it, a city in capitals is none of the name that follows; a headline in capitals is no dateline."""
    assert _read("BEIRUT Nadim Haddad opened a mill in Amman.") == [
        ("BEIRUT", "Beirut", "city"),
        ("Amman", "Amman", "city"),
    ]
    analysis = analyse(Article(text="BEIRUT Nadim Haddad opened a mill in Amman.", has_title=False))
    assert [person.text for person in analysis.persons] == ["Nadim Haddad"]
    assert _read("READING Tests Were Late") == []


def test_initials_are_a_state_where_the_article_is_about_its_country() -> None:
    """Not before the article names a place of that country, not behind a number, not before a family name."""
    assert ("N.J.", "New Jersey", "province") in _read("Boston asked the N.J. lawmakers for help.")
    assert ("B.C.", "British Columbia", "province") in _read("A lab in B.C. serves all of Canada.")
    assert _read("The lab in B.C. was closed.") == []
    assert [text for text, *_ in _read("Rome beat Canada in 300 B.C. and again with N.S. Moore.")] == ["Rome", "Canada"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Jensen lives in Williston. A Florida patrol found him.", "Florida"),
        ("The school in Richmond is old. Kentucky pays for it.", "Kentucky"),
        ("Berube of Chatham lived in central Ontario's cottage country.", "Ontario"),
        # A person's name is not news of Texas.
        ("Mason and Marshall lived in Ontario. Berube of Chatham did too.", "Ontario"),
        # Of two states that are named neither decides, and a famous city is meant whatever state is.
        ("The school in Richmond is old. Kentucky and Indiana pay for it.", "Virginia"),
        ("The school in Portland is old. Maine pays for it.", "Oregon"),
    ],
)
def test_the_one_state_that_the_article_names_has_its_towns(text: str, state: str) -> None:
    assert next(place.admin1 for place in places_in(text) if place.kind == "city") == state


def test_who_is_called_by_a_title_is_no_place() -> None:
    """The full stop of `Mrs.` ends no sentence; that of another word does."""
    assert _read("They saw Mrs. Lincoln in Boston.") == [("Boston", "Boston", "city")]
    assert _read("They left. Lincoln, Nebraska, was cold.")[0] == ("Lincoln", "Lincoln", "city")


def test_a_party_and_the_police_are_of_the_place_before_them() -> None:
    """Neither is a family name."""
    assert _read("The Arizona Republican spoke.") == [("Arizona", "Arizona", "province")]
    assert _read("Paris Police Department Sgt. Ricky Watson came.")[0] == ("Paris", "Paris", "city")
    assert _read("Arizona Miller spoke.") == []


def test_members_of_congress_name_their_state() -> None:
    """A party's letter and a hyphen lead to it; a letter of a company does not."""
    found = _read("Reps. Ann Gray, D-N.D., Bob Hill (R-Iowa) and Al Moor, D-Calif, met.")
    assert [(text, name) for text, name, _ in found] == [
        ("N.D.", "North Dakota"),
        ("Iowa", "Iowa"),
        ("Calif", "California"),
    ]
    assert _read("The QD-Mo. drive is sold.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("New York's attorney general sued.", "province"),
        ("Washington Gov. Ann Gray agreed.", "province"),
        ("Oregon and Washington laws allow it.", "province"),
        ("New York's mayor sued.", "city"),
        ("A Washington law firm sued.", "city"),
    ],
)
def test_what_only_a_state_has_is_the_states(text: str, kind: str) -> None:
    assert _read(text)[-1][2] == kind


def test_the_word_state_in_small_letters_is_no_part_of_the_name() -> None:
    assert _read("A Washington state farm sued.") == [("Washington", "Washington", "province")]
    assert _read("Rakhine State in Myanmar is poor.")[0][0] == "Rakhine State"


def test_a_street_says_nothing_of_where_the_town_lies() -> None:
    """Arlington near Washington is Virginia's, the one with a Washington Drive may be any; the larger is Texas's."""

    def arlington(text: str) -> str | None:
        return next(place.admin1 for place in places_in(text) if place.name == "Arlington")

    assert arlington("The council of Arlington closed Washington Drive.") == "Texas"
    assert arlington("The council of Arlington wrote to Washington, D.C.") == "Virginia"


def test_a_namesake_near_another_place_of_the_paragraph_is_meant() -> None:
    """Alexandria beside Washington lies in Virginia; in another paragraph, or beside Athens, it is Egypt's."""

    def alexandria(text: str) -> str | None:
        return next(place.country for place in places_in(text) if place.name == "Alexandria")

    assert alexandria("Schools in Washington, D.C., and in New York City closed, as did the one in Alexandria.") == "US"
    assert alexandria("The ferry to Athens leaves from Alexandria.") == "EG"
    assert alexandria("Schools in Washington, D.C., closed.\n\nIn Egypt, the one in Alexandria did.") == "EG"
