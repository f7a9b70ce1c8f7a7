import pytest

from dialogs.rights import POLICY, Right, may, reach
from storage.acting import Acting, alone, owns
from storage.members import Member, Role

POLICE = [{"kind": "agency", "name": "Police"}]
HOUSING = [{"kind": "agency", "name": "Housing"}]
PRIYA = [{"kind": "person", "name": "Priya", "agency": "Probation", "member_id": 7}]


def a_member(role: str, agency: str | None = "Police", id: int = 1) -> Acting:
    return alone(Member(id=id, group_id=1, tenant_id="t", entra_id="e", name="Callum", agency=agency, role=role))


@pytest.mark.parametrize("role", [Role.CHAIR, Role.COORDINATOR])
@pytest.mark.parametrize("right", list(Right))
def test_chair_and_coordinator_may_do_anything_with_anybodys(role: Role, right: Right) -> None:
    assert may(a_member(role), right, HOUSING)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.DEPUTY])
def test_members_and_deputies_update_their_own_agencys_actions_only(role: Role) -> None:
    assert may(a_member(role), Right.UPDATE_ACTION, POLICE)
    assert not may(a_member(role), Right.UPDATE_ACTION, HOUSING)
    assert not may(a_member(role), Right.UPDATE_ACTION, [])


@pytest.mark.parametrize("role", [Role.MEMBER, Role.DEPUTY])
def test_members_and_deputies_give_their_own_agencys_figures_and_decide_nothing_alone(role: Role) -> None:
    assert may(a_member(role), Right.RECORD_FIGURE, POLICE)
    assert not may(a_member(role), Right.RECORD_FIGURE, HOUSING)
    for right in (Right.SET_TARGET, Right.LOG_DECISION, Right.ASSESS_BENCHMARK):
        assert not may(a_member(role), right, POLICE)


def test_who_is_asked_for_a_figure_gives_it_whatever_their_agency() -> None:
    asked = [{"kind": "person", "name": "", "member_id": 7}, *HOUSING]
    assert may(a_member(Role.MEMBER, id=7), Right.RECORD_FIGURE, asked)
    assert not may(a_member(Role.INVITED, id=7), Right.RECORD_FIGURE, asked)


def test_an_invited_partner_asks_about_their_own_and_logs_nothing() -> None:
    invited = a_member(Role.INVITED, "Northbrook College")
    assert not may(invited, Right.ASK, POLICE)
    assert not may(invited, Right.LOG_TRAINING)
    assert not may(invited, Right.ADD_ACTION, [{"kind": "agency", "name": "Northbrook College"}])


def test_an_observer_asks_says_whether_they_come_and_changes_nothing_else() -> None:
    observer = a_member(Role.OBSERVER)
    assert may(observer, Right.ASK, HOUSING)
    own = (Right.ASK, Right.ANSWER_INVITATION)
    assert not any(may(observer, right, POLICE) for right in Right if right not in own)


@pytest.mark.parametrize("role", ["", "admin", "CHAIR", "chair "])
def test_a_role_that_is_not_in_the_table_may_do_nothing(role: str) -> None:
    assert not any(may(a_member(role), right, POLICE) for right in Right)


def test_a_right_that_is_not_in_the_table_is_nobodys() -> None:
    assert all(reach(a_member(role), "delete") is None for role in POLICY)  # type: ignore[arg-type]


def test_a_person_owns_by_membership_and_never_by_name() -> None:
    assert owns(a_member(Role.MEMBER, None, id=7), PRIYA)
    namesake = Member(id=8, group_id=1, tenant_id="t", entra_id="x", name="Priya", agency="Police", role=Role.MEMBER)
    assert not owns(alone(namesake), PRIYA)


def test_an_action_of_a_colleague_belongs_to_the_agency() -> None:
    assert owns(a_member(Role.DEPUTY, "probation", id=9), PRIYA)


def test_who_speaks_for_two_agencies_today_updates_both_and_no_third() -> None:
    stands_in = Acting(id=1, name="Callum", role=Role.MEMBER, speaks_for=("Police", "Housing"))
    assert may(stands_in, Right.UPDATE_ACTION, POLICE)
    assert may(stands_in, Right.UPDATE_ACTION, HOUSING)
    assert not may(stands_in, Right.UPDATE_ACTION, PRIYA)


def test_a_member_without_an_agency_owns_no_agencys_action() -> None:
    assert not owns(a_member(Role.MEMBER, None), [{"kind": "agency", "name": ""}])


@pytest.mark.parametrize("right", [Right.MANAGE_PEOPLE, Right.SEE_OUTSIDERS, Right.SETTLE_DELIVERIES])
def test_people_outsiders_and_deliveries_are_the_chairs_and_the_coordinators_matter(right: Right) -> None:
    holders = {role for role in Role if reach(a_member(role), right)}
    assert holders == {Role.CHAIR, Role.COORDINATOR}


def test_a_member_notes_their_own_leave_only() -> None:
    own, colleague = ({"kind": "person", "name": "Callum", "member_id": id} for id in (1, 2))
    assert may(a_member(Role.MEMBER), Right.NOTE_LEAVE, [own])
    assert not may(a_member(Role.MEMBER), Right.NOTE_LEAVE, [colleague])
    assert not may(a_member(Role.OBSERVER), Right.NOTE_LEAVE, [own])
