"""Languages × encodings × what is named: the text is read right, whoever is wrong about it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from digest.collect.parse import parse
from digest.extract.decode import text_from_bytes
from digest.subscribing import import_feeds
from digest.text.decoding import decoded, encoding_named, wide_encoding

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 30, tzinfo=UTC)

SPOKEN: dict[str, tuple[tuple[str, ...], str, str]] = {
    "Russian": (
        ("windows-1251", "koi8-r", "iso-8859-5", "ibm866"),
        "Шлюз в Вельмаре снова открыт",
        "Сорок барж прошли через шлюз после одиннадцати дней ожидания, сообщила начальница порта.",
    ),
    "Ukrainian": (
        ("windows-1251", "koi8-u"),
        "Шлюз у Вельмарі знову відкрито",
        "Сорок барж пройшли крізь шлюз після одинадцяти днів очікування, повідомила очільниця порту.",
    ),
    "Bulgarian": (
        ("windows-1251",),
        "Шлюзът във Велмара отново работи",
        "Четиридесет шлепа преминаха след единадесет дни чакане, каза началничката на пристанището.",
    ),
    "Japanese": (
        ("shift_jis", "euc-jp", "iso-2022-jp"),
        "ベルマーの水門が再開した",
        "40隻のはしけが11日ぶりに水門を通過したと港の責任者が月曜日に述べた。",
    ),
    "Chinese": (
        ("gbk", "gb18030", "gb2312"),
        "维尔马船闸重新开放",
        "港口负责人星期一表示，四十艘驳船在等待十一天之后通过了船闸。",
    ),
    "Taiwanese": (
        ("big5",),
        "維爾馬船閘重新開放",
        "港口負責人星期一表示，四十艘駁船在等待十一天之後通過了船閘。",
    ),
    "Korean": (
        ("euc-kr", "ks_c_5601-1987"),
        "벨마르 갑문이 다시 열렸다",
        "바지선 마흔 척이 열하루를 기다린 끝에 갑문을 통과했다고 항만 책임자가 월요일에 밝혔다.",
    ),
    "Arabic": (
        ("windows-1256", "iso-8859-6"),
        "إعادة فتح هويس فيلمار",
        "عبرت أربعون صندلا الهويس بعد أحد عشر يوما من الانتظار، كما قالت مديرة الميناء يوم الاثنين.",
    ),
    "Persian": (
        ("windows-1256",),
        "دريچه ولمار دوباره باز شد",
        "چهل كشتي پس از يازده روز انتظار از دريچه گذشتند، رئيس بندر روز دوشنبه گفت.",
    ),
    "Turkish": (
        ("windows-1254", "iso-8859-9"),
        "Velmar'daki gemi geçidi yeniden açıldı",
        "Kırk mavna on bir gün bekledikten sonra geçitten geçti; liman müdürü bunu pazartesi günü açıkladı.",
    ),
    "Greek": (
        ("windows-1253", "iso-8859-7"),
        "Άνοιξε ξανά η υδατοφράχτης στη Βελμάρ",
        "Σαράντα φορτηγίδες πέρασαν ύστερα από έντεκα ημέρες αναμονής, είπε η διευθύντρια του λιμανιού.",
    ),
    "Hebrew": (
        ("windows-1255",),
        "הסכר בוולמר נפתח מחדש",
        "ארבעים דוברות עברו בסכר לאחר אחד עשר ימי המתנה, אמרה מנהלת הנמל ביום שני.",
    ),
    "Polish": (
        ("iso-8859-2", "windows-1250"),
        "Śluza w Velmarze znów otwarta",
        "Czterdzieści barek przepłynęło po jedenastu dniach czekania, powiedziała kierowniczka portu.",
    ),
    "Czech": (
        ("iso-8859-2", "windows-1250"),
        "Zdymadlo ve Velmaru je znovu otevřené",
        "Čtyřicet člunů proplulo po jedenácti dnech čekání, řekla v pondělí ředitelka přístavu.",
    ),
    "Hungarian": (
        ("iso-8859-2", "windows-1250"),
        "Újra megnyílt a velmári zsilip",
        "Negyven uszály haladt át tizenegy napnyi várakozás után, közölte hétfőn a kikötő vezetője; előtte több hajó is elsüllyedt.",
    ),
    "Thai": (
        ("tis-620", "cp874"),
        "ประตูน้ำเวลมาร์เปิดอีกครั้ง",
        "เรือบรรทุกสี่สิบลำผ่านประตูน้ำหลังจากรอสิบเอ็ดวัน ผู้อำนวยการท่าเรือกล่าวเมื่อวันจันทร์",
    ),
    "German": (
        ("iso-8859-1", "windows-1252"),
        "Schleuse in Velmar öffnet wieder",
        "Vierzig Kähne fuhren nach elf Tagen Wartezeit hindurch, sagte die Hafenmeisterin am Montag; künftig soll früher geräumt werden.",
    ),
    "French": (
        ("iso-8859-1", "windows-1252"),
        "L'écluse de Velmar a rouvert",
        "Quarante péniches ont passé l'écluse après onze jours d'attente, a déclaré lundi la directrice du port.",
    ),
    "Vietnamese": (
        ("utf-16-le",),
        "Âu tàu Velmar mở lại",
        "Bốn mươi sà lan đã đi qua sau mười một ngày chờ đợi.",
    ),
}
CASES = [
    pytest.param(encoding, title, text, id=f"{language}-{encoding}")
    for language, (encodings, title, text) in SPOKEN.items()
    for encoding in encodings
]
LIES = ("utf-8", "iso-8859-1", "windows-1252", "us-ascii", "no-such-thing", "utf-7")
"""What software names by habit, whatever it sends."""
NAMED = ("right", "not", *LIES)


def said(encoding: str, named: str) -> str:
    return {"right": encoding, "not": ""}.get(named, named)


def rss(title: str, text: str, declared: str) -> str:
    declaration = f' encoding="{declared}"' if declared else ""
    return (
        f'<?xml version="1.0"{declaration}?><rss version="2.0"><channel><title>Velmar</title><item><title>{title}'
        f"</title><link>https://velmar.example/1</link><description>{text}</description></item></channel></rss>"
    )


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize(("encoding", "title", "text"), CASES)
def test_a_feed_of_one_entry_is_read_whatever_is_named(
    encoding: str, title: str, text: str, named: str
) -> None:
    body = rss(title, text, said(encoding, named)).encode(encoding)
    (entry,) = parse(
        body, "text/xml", "https://velmar.example/rss", "https://velmar.example/rss", NOW
    ).entries
    assert (entry.title, entry.summary) == (title, text)


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize(("encoding", "title", "text"), CASES)
def test_the_server_may_be_right_or_wrong_about_a_feed(
    encoding: str, title: str, text: str, named: str
) -> None:
    media = f"application/rss+xml; charset={said(encoding, named)}" if said(encoding, named) else "text/xml"
    body = rss(title, text, "utf-8").encode(encoding)
    (entry,) = parse(body, media, "https://velmar.example/rss", "https://velmar.example/rss", NOW).entries
    assert (entry.title, entry.summary) == (title, text)


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize(("encoding", "title", "text"), CASES)
def test_header_and_page_may_contradict_each_other(encoding: str, title: str, text: str, named: str) -> None:
    for in_header, in_page in ((said(encoding, named), "utf-8"), ("utf-8", said(encoding, named))):
        meta = f'<meta charset="{in_page}">' if in_page else ""
        page = (
            f"<!doctype html><html><head>{meta}<title>{title}</title></head><body><p>{text}</p></body></html>"
        )
        media = f"text/html; charset={in_header}" if in_header else "text/html"
        assert text_from_bytes(page.encode(encoding), "a page", media) == page


@pytest.mark.parametrize(("encoding", "title", "text"), CASES)
def test_a_text_file_that_names_nothing_is_read(encoding: str, title: str, text: str) -> None:
    written = f"{title}\r\n\r\n{text}\r\n"
    assert text_from_bytes(written.encode(encoding), "a file") == written


@pytest.mark.parametrize("named", ["right", "not", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize(("encoding", "title", "text"), CASES)
def test_a_list_of_feeds_is_imported_in_any_encoding(
    tmp_path: Path, encoding: str, title: str, text: str, named: str
) -> None:
    declared = said(encoding, named)
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    attribute = title.replace("'", "&apos;")
    opml = tmp_path / "list.opml"
    opml.write_bytes(
        f'{declaration}<opml version="2.0"><head><title>{text}</title></head><body><outline text="{attribute}">'
        f'<outline text="{attribute}" type="rss" xmlUrl="https://velmar.example/rss"/></outline></body></opml>'.encode(
            encoding
        )
    )
    config = tmp_path / "feeds.yaml"
    assert import_feeds(config, opml) == (1, 0, 0)
    assert config.read_text(encoding="utf8").count(title.replace("'", "''")) == 2


def test_valid_utf8_wins_over_every_name() -> None:
    for name in ("windows-1251", "shift_jis", "utf-16", "iso-8859-1"):
        assert decoded("Ещё раз: café 水門".encode(), [name]) == "Ещё раз: café 水門"


def test_utf16_is_seen_without_a_byte_order_mark() -> None:
    for text in ("Plain words, in English.", "Сорок барж прошли.", "港口负责人说:\r\n四十艘驳船通过了。"):
        for encoding in ("utf-16-le", "utf-16-be"):
            assert wide_encoding(text.encode(encoding)) == encoding
            assert decoded(text.encode(encoding), ["utf-8"]) == text
    assert wide_encoding(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0") == ""


def test_a_windows_quotation_mark_amid_utf8_is_mended_and_a_cut_letter_is_not_guessed() -> None:
    assert decoded("Été à l’île : ".encode() + b"don\x92t") == "Été à l’île : don’t"
    assert decoded("Über Öl und Gärten ".encode() + "ö".encode()[:1] + b"<") == "Über Öl und Gärten \ufffd<"


def test_one_bad_byte_does_not_change_the_encoding_of_a_long_text() -> None:
    _, title, text = SPOKEN["Russian"]
    paragraphs = "\n".join(f"<p>{number}. {title}. {text}</p>" for number in range(60)).encode("cp1251")
    middle = len(paragraphs) // 2
    for said_of_it in ([], ["utf-8"], ["windows-1251"]):
        read = decoded(paragraphs[:middle] + b"\x98" + paragraphs[middle:], said_of_it)
        assert read.count(text) >= 59


def test_english_with_a_few_marks_of_windows_is_no_other_language() -> None:
    for text in (
        "The council’s vote",
        "She said “no” – twice.",
        "Prices rose by £4 at the café.",
        "It’s over",
    ):
        for named in ([], ["utf-8"], ["iso-8859-1"], ["windows-1252"]):
            assert decoded(text.encode("cp1252"), named) == text


def test_names_are_read_as_browsers_read_them() -> None:
    assert [encoding_named(name) for name in ("latin1", "ISO-8859-1", "win-1251", "x-sjis", "ansi_1250")] == [
        *("cp1252", "cp1252", "cp1251", "cp932", "cp1250")
    ]
    assert [encoding_named(name) for name in ("utf-7", "base64", "idna", "", "none", "\0")] == [""] * 6
