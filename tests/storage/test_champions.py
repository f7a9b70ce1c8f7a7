"""Champions by agency: who is one now; one who was stays in the record."""

from datetime import date

import pytest

from storage import audit, champions
from storage.champions import Champion, ChampionNotFound
from tests import factories
from tests.factories import NOW, TODAY


def name(session, group_id, agency, who, **columns):
    champion = Champion(group_id=group_id, agency=agency, name=who, **{"since_on": TODAY} | columns)
    return champions.add(session, factories.change(session, group_id), champion)


def test_champions_are_told_by_agency_and_name(db, group):
    def write(session):
        name(session, group.id, "Police", "Robin Vale")
        name(session, group.id, "Housing", "Sasha Moor")
        name(session, group.id, "Housing", "Alex Poole")
        return [(one.agency, one.name) for one in champions.of_group(session, group.id)]

    assert db.run_sync(write) == [("Housing", "Alex Poole"), ("Housing", "Sasha Moor"), ("Police", "Robin Vale")]


def test_one_who_has_ended_is_no_champion_now_and_stays_in_the_trail(db, group):
    def write(session):
        robin = name(session, group.id, "Police", "Robin Vale", since_on=date(2026, 5, 1))
        champions.end(session, factories.change(session, group.id), robin, TODAY)
        return champions.of_group(session, group.id), audit.history(session, group.id, "champions", robin.id)[-1].now

    assert db.run_sync(write) == ([], {"until_on": TODAY.isoformat()})


def test_one_taken_back_or_ended_is_not_found(db, group):
    def write(session):
        robin = name(session, group.id, "Police", "Robin Vale")
        found = champions.get(session, group.id, robin.id)
        audit.amend(session, factories.change(session, group.id), robin, voided_at=NOW)
        return found.name, robin.id

    found, champion_id = db.run_sync(write)
    assert found == "Robin Vale"
    with pytest.raises(ChampionNotFound):
        db.read_sync(champions.get, group.id, champion_id)
