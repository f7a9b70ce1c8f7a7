"""Who may speak in a script."""

import pytest

from bot.simulator import northbrook
from bot.simulator.cast import Cast, UnknownPerson
from storage.members import Member


def member(name: str, entra_id: str) -> Member:
    return Member(group_id=1, tenant_id="t", entra_id=entra_id, name=name, role="member")


@pytest.fixture
def cast() -> Cast:
    return Cast([member("Priya", northbrook.entra_id("probation")), member("Kim Ode", "9")])


def test_a_member_of_the_sample_group_is_called_by_the_part(cast):
    assert cast.person("probation").id == northbrook.entra_id("probation")
    assert cast.short_name(northbrook.entra_id("probation")) == "probation"


def test_any_member_is_called_by_name(cast):
    assert cast.person("priya") == cast.person("probation")
    assert cast.person("kim ode").id == "9"
    assert cast.short_name("9") == "Kim Ode"


def test_guests_and_outsiders_are_nobodys_member_and_always_the_same(cast):
    assert cast.person("guest:Kim") == cast.person("guest:Kim")
    ids = {cast.person(name).id for name in ("guest:Kim", "outsider:Kim", "guest:Lee")}
    assert len(ids) == 3
    # A display name proves nothing: it may be anybody's.
    assert cast.person("outsider:Priya").name == "Priya"
    assert cast.person("outsider:Priya").id != cast.person("probation").id


@pytest.mark.parametrize("name", ["police", "", "guest:", "visitor:Kim"])
def test_an_unknown_name_is_an_error_that_names_those_that_are_known(cast, name):
    with pytest.raises(UnknownPerson, match="probation, Kim Ode, guest:NAME, outsider:NAME"):
        cast.person(name)
