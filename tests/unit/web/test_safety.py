from __future__ import annotations

import pytest

from digest.web.safety import Allowed, is_global, is_loopback


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:831::200e"]
)
def test_hosts_on_the_public_internet_are_global(address: str) -> None:
    assert is_global(address)


NOT_GLOBAL = """
    127.0.0.1 127.255.255.254 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    100.127.255.255 0.0.0.0 0.1.2.3 192.0.0.8 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1
    239.255.255.250 240.0.0.1 255.255.255.255 :: ::1 fe80::1 fe80::1%eth0 2606:4700::1%1 fec0::1 fc00::1 fd12::1 ff02::1
    ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::127.0.0.1 64:ff9b::8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001::1
    2001:db8::1 3fff::1 100::1 5f00::1 127.1 0x7f.0.0.1 0x7f000001 0177.0.0.1 2130706433 127.0.0.01 localhost
"""


@pytest.mark.parametrize("address", NOT_GLOBAL.split())
def test_everything_else_is_not(address: str) -> None:
    assert not is_global(address)


def test_nothing_private_is_allowed_unless_listed() -> None:
    assert not Allowed().permits("127.0.0.1", "localhost", 80)
    assert Allowed().permits("8.8.8.8", "dns.example", 443)


@pytest.mark.parametrize(
    ("line", "address", "host", "port", "permitted"),
    [
        ("10.0.0.0/8", "10.2.3.4", "", 80, True),
        ("10.0.0.0/8", "11.2.3.4", "", 80, True),  # a public address anyway
        ("10.0.0.0/8", "192.168.0.1", "", 80, False),
        ("127.0.0.1", "127.0.0.1", "", 9999, True),
        ("127.0.0.1:8080", "127.0.0.1", "", 8080, True),
        ("127.0.0.1:8080", "127.0.0.1", "", 8081, False),
        ("[::1]:8080", "::1", "", 8080, True),
        ("::1", "::1", "", 1, True),
        ("[::1]", "::1", "", 1, True),
        ("Intranet.example", "10.0.0.1", "intranet.example", 80, True),
        ("intranet.example", "10.0.0.1", "evil.example", 80, False),
        ("intranet.example:81", "10.0.0.1", "intranet.example", 80, False),
    ],
)
def test_a_listed_network_or_host_is_allowed(
    line: str, address: str, host: str, port: int, permitted: bool
) -> None:
    assert Allowed.of([line]).permits(address, host, port) is permitted


@pytest.mark.parametrize(
    "line", ["", "10.0.0.0/99", "host:port", "host:99999", "http://host/", "*.example", "a b"]
)
def test_a_line_that_is_no_network_or_host_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match="no network"):
        Allowed.of([line])


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "::1", "[::1]"])
def test_this_machine_is_known_by_all_its_names(host: str) -> None:
    assert is_loopback(host)
    assert not is_loopback("wire.example")
