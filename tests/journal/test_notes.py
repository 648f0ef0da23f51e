"""Signed notes and their keys: as C2SP spells them, checked by two programs that know nothing of each other."""

import stat
from datetime import date

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from namhoc.journal import verify_journal as alone
from namhoc.journal.keys import known_keys, signing_key
from namhoc.journal.notes import Note, SigningKey, keys_in, note_digest, notes_in, read_key, said_by, signer_of
from tests.journal.keeping import own_key  # noqa: F401 - a fixture

DAY = date(2021, 8, 27)
KEY = SigningKey("pgd.example.vn/nhat-ki", bytes(range(32)))
NOTE = Note("pgd.example.vn/nhat-ki", 1234, "ab" * 32, DAY)
PRINTED = "pgd.example.vn/nhat-ki\n1234\n" + "ab" * 32 + "\n2021-08-27\n" + "0" * 64 + "\n\n— pgd.example.vn/nhat-ki "

# RFC 8032 section 7.1: secret, public, message, signature
VECTORS = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
    (
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        (
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
        ),
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), VECTORS)
def test_the_verifier_that_stands_alone_agrees_with_rfc_8032(secret, public, message, signature):
    secret, public, message, signature = (bytes.fromhex(one) for one in (secret, public, message, signature))

    assert SigningKey("a", secret).public.raw == public
    assert Ed25519PrivateKey.from_private_bytes(secret).sign(message) == signature
    assert alone.signature_holds(public, signature, message)
    assert not alone.signature_holds(public, signature, message + b"!")


def by_cryptography(public, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511), st.data())
def test_both_say_the_same_of_signatures_with_one_bit_turned(seed, message, bit, data):
    private = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = private.public_key().public_bytes_raw(), private.sign(message)
    which = data.draw(st.sampled_from(["nothing", "signature", "public"]))
    turned = bytearray(signature if which == "signature" else public)
    turned[bit // 8 % len(turned)] ^= 1 << bit % 8
    given_key = bytes(turned) if which == "public" else public
    given_signature = bytes(turned) if which == "signature" else signature

    told = alone.signature_holds(given_key, given_signature, message)
    assert (told, by_cryptography(given_key, given_signature, message)) == (which == "nothing",) * 2


@pytest.mark.parametrize("more", [alone.ORDER, 2 * alone.ORDER])
def test_a_signature_spelled_in_another_way_does_not_hold(more):
    """S and S + L are the same number to the curve; only the smaller one is a signature."""
    public, message, signature = (bytes.fromhex(one) for one in VECTORS[1][1:])
    high = signature[:32] + (int.from_bytes(signature[32:], "little") + more).to_bytes(32, "little")

    assert [holds(public, high, message) for holds in (alone.signature_holds, by_cryptography)] == [False, False]


@pytest.mark.parametrize("public", [b"\xff" * 32, bytes(31) + b"\x80", (alone.P + 1).to_bytes(32, "little")])
def test_what_is_no_point_of_the_curve_signs_nothing(public):
    assert not alone.signature_holds(public, bytes(64), b"")


# --- notes ------------------------------------------------------------------------------------------------------------


def test_a_note_is_five_lines_an_empty_one_and_a_signature():
    signed = KEY.sign(NOTE)

    assert (signed.startswith(PRINTED), signed.count("\n"), said_by(signed)) == (True, 7, NOTE)
    assert signer_of(signed, [KEY.public]) == KEY.public


def test_the_verifier_that_stands_alone_reads_and_believes_the_same_notes():
    signed = KEY.sign(NOTE)

    (told,) = alone.NOTE.finditer(signed)
    assert (told[0], int(told[2]), told[3], told[4], told[5]) == (signed, 1234, "ab" * 32, "2021-08-27", "0" * 64)
    assert alone.is_signed(signed, alone.keys_in(str(KEY.public)))


@given(st.integers(0, len(KEY.sign(NOTE)) - 1), st.sampled_from("0a9Z=+— \n."))
def test_a_note_in_which_one_letter_was_changed_is_believed_by_neither(at, letter):
    signed = KEY.sign(NOTE)
    changed = signed[:at] + letter + signed[at + 1 :]

    assert [
        any(signer_of(one, [KEY.public]) for one in notes_in(changed)) and changed != signed,
        any(alone.is_signed(told[0], alone.keys_in(str(KEY.public))) for told in alone.NOTE.finditer(changed))
        and changed != signed,
    ] == [False, False]


def test_a_note_signed_by_another_key_of_the_same_name_is_not_ours():
    other = SigningKey(KEY.name, bytes(32))
    signed = other.sign(NOTE)

    assert (signer_of(signed, [KEY.public]), alone.is_signed(signed, alone.keys_in(str(KEY.public)))) == (None, False)


def test_notes_are_found_among_other_words_and_keys():
    one, other = KEY.sign(NOTE), KEY.sign(Note(KEY.name, 2000, "cd" * 32, DAY, "ef" * 32))
    text = f"Các mốc\ncủa phòng\n\n{KEY.public}\n\n{one}\n\n{other}\nhết\n"

    assert (list(notes_in(text)), list(notes_in(text.replace("\n", "\r\n")))) == ([one, other], [one, other])
    assert [told[0] for told in alone.NOTE.finditer(text)] == [one, other]
    assert keys_in(text) == [KEY.public]


def test_the_next_note_names_this_one_by_its_digest():
    assert note_digest("a\n") == "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"


@pytest.mark.parametrize(
    "text",
    ["", "a\n1\nb\n", PRINTED.replace("1234", "0"), PRINTED.replace("-08-", "-13-"), PRINTED.replace("ab", "AB")],
)
def test_what_is_no_note_says_nothing(text):
    assert said_by(text) is None


# --- keys -------------------------------------------------------------------------------------------------------------


def test_keys_are_spelled_as_gos_notes_spell_them():
    """The example of golang.org/x/mod/sumdb/note."""
    secret = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    public = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    told = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    signed = f"{text}\n— PeterNeumann {told}\n"

    key = SigningKey.read(secret)
    assert (str(key.public), key.text()) == (public, f"{secret}\n")
    assert (signer_of(signed, [key.public]), read_key(public)) == (key.public, key.public)
    assert alone.is_signed(signed, alone.keys_in(public))


@pytest.mark.parametrize(
    "text",
    ["", "không", KEY.text().replace("PRIVATE", "PUBLIC"), KEY.text()[:-6], KEY.text().replace("/nhat", "/khac"),
     KEY.text().replace(KEY.public.key_id.hex(), "00000000")],
)  # fmt: skip
def test_what_is_no_signing_key_is_refused(text):
    with pytest.raises(ValueError, match="signing key"):
        SigningKey.read(text)


def test_the_key_is_made_once_read_by_its_owner_alone_and_its_public_half_by_anyone(own_key):  # noqa: F811
    made = signing_key()

    assert signing_key() == made
    assert stat.S_IMODE((own_key / "journal-key").stat().st_mode) == 0o600
    assert (known_keys(), (own_key / "journal-keys").read_text()) == ([made.public], f"{made.public}\n")
    assert (made.name, sorted(path.name for path in own_key.iterdir())) == (
        "pgd.example.vn/nhat-ki",
        ["journal-key", "journal-keys"],
    )


def test_the_key_keeps_its_name_when_the_address_changes(own_key, settings):  # noqa: F811
    made = signing_key()
    settings.ADDRESS = "https://khac.example.vn"

    assert signing_key() == made


def test_a_key_that_is_given_is_used_and_kept_nowhere(own_key, settings):  # noqa: F811
    settings.JOURNAL_KEY = KEY.text()

    assert (known_keys(), signing_key()) == ([KEY.public], KEY)
    assert [path.name for path in own_key.iterdir()] == ["journal-keys"]


def test_a_setting_that_holds_no_key_signs_nothing_and_hides_no_key(own_key, settings):  # noqa: F811
    made = signing_key()
    settings.JOURNAL_KEY = "không phải khóa"

    assert known_keys() == [made.public]
    with pytest.raises(ValueError, match="signing key"):
        signing_key()


def test_a_key_before_this_one_stays_known(own_key):  # noqa: F811
    first = signing_key()
    (own_key / "journal-key").unlink()
    second = signing_key()

    assert (first != second, known_keys()) == (True, [first.public, second.public])
