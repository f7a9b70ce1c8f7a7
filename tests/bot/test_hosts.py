import pytest

from bot import hosts

TEAMS = hosts.ExactHosts(hosts.MICROSOFT)
LOCAL = hosts.LoopbackOnly()


def test_the_service_addresses_of_teams_are_allowed():
    assert TEAMS.check("https://smba.trafficmanager.net/uk/") == "https://smba.trafficmanager.net/uk"
    assert TEAMS.check("https://SMBA.trafficmanager.net/uk") == "https://SMBA.trafficmanager.net/uk"


@pytest.mark.parametrize(
    "address",
    [
        "http://smba.trafficmanager.net/uk/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil-smba.trafficmanager.net/",
        "https://x.smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example#@smba.trafficmanager.net/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net./",
        "https://smba.trafficmanager.net/../../x",
        "https://smba.trafficmanager.net/?x=1",
        "https://ѕmba.trafficmanager.net/",
        "https://smba.trafficmanager.net\n/",
        "https:///smba.trafficmanager.net",
        "https://smba.trafficmanager.net:99999999/",
        "https://[::1/",
        "//smba.trafficmanager.net/",
        "smba.trafficmanager.net",
        "",
        None,
        5,
        ["https://smba.trafficmanager.net/"],
    ],
)
def test_no_other_address_is_allowed(address):
    with pytest.raises(hosts.HostNotAllowed):
        TEAMS.check(address)


def test_a_listed_port_is_part_of_the_host():
    listed = hosts.ExactHosts(frozenset({"localhost:9443"}))
    assert listed.check("https://localhost:9443/uk/") == "https://localhost:9443/uk"
    with pytest.raises(hosts.HostNotAllowed):
        listed.check("https://localhost/uk/")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:56150/x", "http://127.9.9.9/", "http://localhost:1/", "http://[::1]:5/"]
)
def test_a_demo_may_send_to_this_machine(address):
    assert LOCAL.check(address)


@pytest.mark.parametrize(
    "address",
    [
        "http://128.0.0.1/",
        "http://localhost.evil.example/",
        "http://evil.example/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://127.0.0.1@evil.example/",
        "http://[::ffff:8.8.8.8]/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
    ],
)
def test_a_demo_may_send_nowhere_else(address):
    with pytest.raises(hosts.HostNotAllowed):
        LOCAL.check(address)


@pytest.mark.parametrize("host", ["https://x.example", "x.example/", "*.example", "x example", ""])
def test_a_listed_host_is_a_bare_name(host):
    assert not hosts.is_host(host)
