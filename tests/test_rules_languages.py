"""Languages: which tags are right, which is meant, and in which script a text is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled
from worlds import tei

from pipeline.problem import Problem

Judge = Callable[..., list[Problem]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives the problems of a text's languages."""
    return lambda body, header="": ruled(
        tmp_path, {"a.xml": tei(body, header=header)}, ("language-tag", "language-script")
    )


@pytest.mark.parametrize(
    ("tag", "right"),
    [
        ("eng", "en"), ("ger", "de"), ("deu", "de"), ("fre", "fr"), ("lat", "la"), ("san-Latn", "sa-Latn"),
        ("gr", "el"), ("cz", "cs"), ("jp", "ja"), ("dk", "da"), ("ua", "uk"), ("german", "de"), ("Deutsch Sprache", "de"),
        ("en_GB", "en-GB"), ("en-UK", "en-GB"), (" ru", "ru"), ("rus-Cyrl", "ru-Cyrl"),
    ],
)  # fmt: skip
def test_likely_tag_is_told(tag: str, right: str, judge: Judge):
    [found] = judge(f'<p xml:lang="{tag}">a</p>')
    assert found.hint.startswith(f'Write xml:lang="{right}"')


@pytest.mark.parametrize(
    "tag", ["wibble", "languageb-Latn", "qq", "x", "en-", "de-x", "en-Latin-GB", "ru-RUS", "123", "de--AT"]
)
def test_what_is_no_tag_is_reported(tag: str, judge: Judge):
    [found] = judge(f'<p xml:lang="{tag}">a</p>')
    assert found.message == f"“{tag}” isn't a language tag."


@pytest.mark.parametrize(
    "tag",
    [
        "en", "EN", "grc", "grc-Latn", "kaw-Latn", "sr-Cyrl-RS", "zh-Hant-TW", "de-1901", "ru-petr1708", "la-x-medieval",
        "x-elvish", "und", "mul", "zxx", "qaa", "i-klingon", "iw", "arb", "cmn", "es-419", "sl-rozaj", "",
    ],
)  # fmt: skip
def test_right_tag_is_right(tag: str, judge: Judge):
    assert judge(f'<p xml:lang="{tag}">a</p>') == []


def test_tag_is_told_once_for_a_file(judge: Judge):
    [found] = judge('<p xml:lang="gr">a</p><p xml:lang="gr">b</p><p xml:lang="gr">c</p>')
    assert found.message.endswith("There are 2 more such places in this file.")


@pytest.mark.parametrize(
    "header",
    [
        '<profileDesc><langUsage><language ident="eng">English</language></langUsage></profileDesc>',
        '<profileDesc><particDesc><person><langKnowledge><langKnown tag="eng">E</langKnown></langKnowledge></person></particDesc></profileDesc>',
        '<profileDesc><textDesc/><langUsage xml:lang="eng"><language ident="en">E</language></langUsage></profileDesc>',
    ],
)
def test_header_states_languages_too(header: str, judge: Judge):
    assert [p.rule for p in judge("<p>a</p>", header)] == ["language-tag"]


def test_each_of_several_languages_of_a_manuscript_is_looked_at(judge: Judge):
    [found] = judge(
        '<msDesc><msContents><textLang mainLang="la" otherLangs="grc fro ger">a</textLang></msContents></msDesc>'
    )
    assert found.hint == 'Write otherLangs="de".'


RUSSIAN = "Я получил ваше письмо вчера вечером"
LATIN = "Ya poluchil vashe pismo vchera vecherom"


@pytest.mark.parametrize(
    "body",
    [
        f'<p xml:lang="ru">{LATIN}</p>',
        f'<p xml:lang="en">{RUSSIAN}</p>',
        f'<div xml:lang="en"><p>A letter of many words.</p><p>{RUSSIAN}</p></div>',
        f'<p xml:lang="sr-Latn">{RUSSIAN}</p>',
        f'<p xml:lang="rus">{LATIN}</p>',
        '<p xml:lang="grc">En archē ēn ho logos kai ho logos</p>',
        '<p xml:lang="he">Bereshit bara Elohim et hashamayim</p>',
        f'<p xml:lang="en"><!-- a --> <?b c?>{RUSSIAN}</p>',
        '<p xml:lang="zh">Dao ke dao fei chang dao ming ke ming</p>',
    ],
)
def test_text_in_another_script_than_its_language_is_told_once(body: str, judge: Judge):
    assert [p.rule for p in judge(body)].count("language-script") == 1


@pytest.mark.parametrize(
    "body",
    [
        f'<p xml:lang="ru-Latn">{LATIN}</p>',
        f'<p xml:lang="ru">{RUSSIAN}, said Ward, and went</p>',
        f"<p>{RUSSIAN}</p>",
        f'<p xml:lang="sr">{LATIN}</p><p xml:lang="sr">{RUSSIAN}</p>',
        f'<p xml:lang="x-own">{RUSSIAN}</p>',
        f'<p xml:lang="">{RUSSIAN}</p>',
        '<p xml:lang="ru">Ya poluchil</p>',
        f'<p xml:lang="en">He said <foreign>{RUSSIAN}</foreign> and <q>{RUSSIAN}</q>.</p>',
        f'<p xml:lang="en"><title>{RUSSIAN}</title></p>',
        f'<div xml:lang="en"><p xml:lang="ru">{RUSSIAN}</p></div>',
        '<p xml:lang="sa">dharmakṣetre kurukṣetre samavetā yuyutsavaḥ</p>',
        '<p xml:lang="ja">吾輩は猫である。名前はまだ無い。どこで生れたか</p>',
        '<p xml:lang="ko">동해물과 백두산이 마르고 닳도록 하느님이 보우하사</p>',
        '<p xml:lang="ru">См. https://www.example.org/letters/of/1871 и ward@example.org</p>',
        '<p xml:lang="la">αβγ in the margin of a Latin text, and more of it</p>',
        '<p xml:lang="ru">1234567890 1234567890 1234567890 XIV XV XVI XVII</p>',
    ],
)
def test_text_in_the_script_of_its_language_or_of_several_is_right(body: str, judge: Judge):
    assert judge(body) == []


def test_header_may_be_in_another_script_than_the_file_says(tmp_path: Path):
    text = tei(f"<p>{RUSSIAN}</p>", title="A letter of many words in English").replace("<TEI ", '<TEI xml:lang="ru" ')
    assert ruled(tmp_path, {"a.xml": text}, ("language-script",)) == []


def test_longer_code_of_a_language_leaves_no_doubt(judge: Judge):
    assert [p.hint for p in judge('<p xml:lang="eng">a</p><p xml:lang="gr">b</p>')] == [
        'Write xml:lang="en".',
        'Write xml:lang="el", if that language is meant.',
    ]
