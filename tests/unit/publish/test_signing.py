"""Signatures that anyone can check with ssh-keygen and nothing of ours."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from digest.errors import ConfigError
from digest.publish.signing import NAMESPACE, Signed, Signer, check, public_key
from tests.unit.publish.keys import KEY, OTHER_KEY

if TYPE_CHECKING:
    from pathlib import Path

BODY = b'{"schema": "digest/manifest/1"}\n'
ssh_keygen = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="there is no ssh-keygen here")


def keygen(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["ssh-keygen", *arguments], input=stdin, capture_output=True, check=False, timeout=20
    )


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "digest_key"
    path.write_text(KEY, encoding="utf8")
    path.chmod(0o600)
    (tmp_path / "digest_key.pub").write_bytes(keygen("-y", "-f", str(path)).stdout)
    return path


@ssh_keygen
def test_ssh_keygen_takes_our_signature(key_file: Path, tmp_path: Path) -> None:
    (tmp_path / "signature").write_bytes(Signer(KEY).sign(BODY))
    (tmp_path / "signers").write_text(f"paper {(tmp_path / 'digest_key.pub').read_text()}", encoding="utf8")
    where = ("-Y", "verify", "-f", str(tmp_path / "signers"), "-I", "paper", "-n", NAMESPACE)
    assert keygen(*where, "-s", str(tmp_path / "signature"), stdin=BODY).returncode == 0
    assert keygen(*where, "-s", str(tmp_path / "signature"), stdin=BODY + b" ").returncode != 0


@ssh_keygen
def test_our_signature_is_that_of_ssh_keygen_to_the_byte(key_file: Path) -> None:
    theirs = keygen("-Y", "sign", "-f", str(key_file), "-n", NAMESPACE, stdin=BODY).stdout
    assert Signer(KEY).sign(BODY) == theirs


@ssh_keygen
def test_a_public_key_is_read_from_its_line_and_from_its_file(key_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "digest_key.pub"
    assert public_key(str(file)) == public_key(file.read_text()) == Signer(KEY).public
    shown = keygen("-l", "-f", str(file)).stdout.decode()
    assert Signer(KEY).fingerprint in shown


def test_the_key_may_be_a_file_beside_or_the_text_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY, encoding="utf8")
    assert Signer("key", tmp_path).public == Signer(KEY.replace("\n", "\\n")).public == Signer(KEY).public


def test_a_signature_of_another_text_or_by_another_key_is_none() -> None:
    signature = Signer(KEY).sign(BODY)
    assert check(BODY, signature) == Signed(Signer(KEY).public)
    assert check(BODY + b"x", signature) == "is not the signature of this manifest"
    assert Signer(KEY).has_signed(BODY, signature)
    assert not Signer(OTHER_KEY).has_signed(BODY, signature)


@pytest.mark.parametrize("cut", range(0, 300, 7))
def test_a_signature_that_is_cut_short_is_none(cut: int) -> None:
    assert isinstance(check(BODY, Signer(KEY).sign(BODY)[:cut]), str)


@pytest.mark.parametrize("signature", [b"", b"\xff", b"-----BEGIN SSH SIGNATURE-----\n!!\n", b"x" * 100_000])
def test_what_is_no_signature_is_told(signature: bytes) -> None:
    assert "is no signature" in str(check(BODY, signature))


@pytest.mark.parametrize("text", ["", "no such file", "-----BEGIN OPENSSH PRIVATE KEY-----\ncanary\n"])
def test_what_is_no_key_is_told_without_showing_it(text: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="ssh-keygen -t ed25519") as caught:
        Signer(text, tmp_path)
    assert "canary" not in str(caught.value)


def test_a_key_shows_its_fingerprint_alone() -> None:
    assert repr(Signer(KEY)) == f"Signer({Signer(KEY).fingerprint})"
    with pytest.raises(ConfigError, match="no public key"):
        public_key("ssh-rsa AAAA")
