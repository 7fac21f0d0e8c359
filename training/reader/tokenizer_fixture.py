"""Writes what the tests of src/reader/ hold it against: tests/reader/word-piece.jsonl, strings as the tokenizers package
reads them, and tests/reader/windows.jsonl, windows of releases as reader.py cuts them.

python training/reader/tokenizer_fixture.py --base data/reader --releases FILE.md …
"""
import argparse
import json
import os
import random
import unicodedata

import regex

from reader import Text, Tokenizer, encode, windows

SEED = 20260126
STRINGS = 5000
TESTS = os.path.join(os.path.dirname(__file__), "../../tests/reader")

EMOJI = regex.compile(r"[\p{Extended_Pictographic}--[©®™]]|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u20e3", regex.V1)
UNSEEN = regex.compile(r"(?![\t\n\r])[\p{Mn}\p{Cc}\p{Cf}]")
MARKS = regex.compile(r"(?:(?![\t\n\r])[\p{Cc}\p{Cf}]*\p{Mn})+")

WORDS = (
    "the The treaty signed Ministers announced £300m €5bn $1,200.50 25% 1950s 3rd 10:30 e-mail don’t isn't U.S. St. Mary’s "
    "naïve café Zürich São Łódź Ångström İstanbul Straße ﬁnance Dvořák Nguyễn Việt Ὀδυσσεύς Σίσυφος ΣΑΣ Москва Ёлка "
    "שָׁלוֹם ירושלים السَّلَام عليكم नमस्ते हिन्दी ภาษาไทย 한국어 서울 日本語 条約 ひらがな カタカナ 北京 ﷺ ½ ² № ™ Brand™ © ® "
    "it🙏 👍🏽 👩‍💻 🇬🇧🇯🇵 ❤️ 1️⃣ #️⃣ ★★ ♥ 😀😀ok yes!!! \"quoted\" (brackets) [square] a/b x=y C++ node.js @someone #tag `code` "
    "**bold** _it_ ~ ^ | \\ — – … • · ‘single’ «guillemets» „low“ ¿qué? ¡no! 、。 「鍵」 ａｂｃ １２３ ㎏ Ǆ ǅ ß ẞ"
).split(" ")
UNSEEN_SIGNS = ["\u200b", "\u00ad", "\u200d", "\ufeff", "\u0000", "\u0007", "\u0085", "\u000b", "\u000c", "\ufffd", "\u202e"]
SPACES = [" ", " ", " ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2003", "\u3000", "\u2028", ""]


def is_old(sign):
    """The package's tables are of an old Unicode: only signs that have been the same since 3.2 can be compared."""
    category = unicodedata.category(sign)
    return category not in ("Cn", "Cs") and category == unicodedata.ucd_3_2_0.category(sign)


def strings(chance):
    old = [chr(c) for c in range(0x30000) if is_old(chr(c))]
    near = [sign for sign in old if sign < "\u3100"]

    def part():
        kind = chance.random()
        if kind < 0.6:
            return chance.choice(WORDS)
        if kind < 0.75:
            return "".join(chance.choices(near, k=chance.randint(1, 4)))
        if kind < 0.8:
            return "".join(chance.choices(old, k=chance.randint(1, 3)))
        if kind < 0.9:
            return chance.choice(UNSEEN_SIGNS)
        if kind < 0.98:
            return chance.choice("aeiounAEO") + chr(chance.randint(0x300, 0x33F)) * chance.randint(1, 2)
        return chance.choice(["a", "né", "ab", "漢", "x🙏"]) * chance.choice([49, 50, 99, 100, 101])

    return [
        "".join(part() + chance.choice(SPACES) for _ in range(chance.randint(1, 4))) for _ in range(STRINGS)
    ]


def parted(text):
    """The text with spaces between emoji and what is not, and for each of its signs the place in the text."""
    signs, places, last = [], [], None
    for place, sign in enumerate(text):
        kind = last if UNSEEN.match(sign) else bool(EMOJI.match(sign))
        if last is not None and kind != last:
            signs.append(" ")
            places.append(place)
        signs.append(sign)
        places.append(place)
        last = kind
    return "".join(signs), places


def read(tokenizer, text):
    """-> ids, and starts and ends in UTF-16; a token keeps the accents that follow it, for quotes are cut there."""
    signs, places = parted(text)
    ids, offsets = tokenizer(signs)
    units = [0]
    for sign in text:
        units.append(units[-1] + (2 if sign > "\uffff" else 1))
    starts, ends = [], []
    for start, end in offsets:
        last = places[end - 1] + 1
        marks = MARKS.match(text, last)
        starts.append(units[places[start]])
        ends.append(units[marks.end() if marks else last])
    return ids, starts, ends


def windows_of(tokenizer, file):
    """Two questions on a release; its paragraphs stand for sentences, and the windows do not care."""
    with open(file, encoding="utf-8") as opened:
        paragraphs = [line.strip() for line in opened if len(line.split()) > 5]
    text = {"text": file, "title": paragraphs[0], "sentences": [s for p in paragraphs for s in regex.split(r"(?<=[.!?]) ", p)]}
    cut = Text(tokenizer, text)
    for question in ("who signed it?", "Please tell me, " * 12 + "when will it open?"):
        asked = tokenizer(question)[0][:40]
        found = [encode(tokenizer, asked, cut, window) for window in windows(cut, len(asked))]
        yield {
            "question": question,
            "title": text["title"],
            "sentences": text["sentences"],
            "windows": [{"ids": ids, "side": side, "sentences": places} for ids, side, places in found],
        }


def write(name, lines):
    path = os.path.normpath(os.path.join(TESTS, name))
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(line, ensure_ascii=True, separators=(",", ":")) + "\n" for line in lines)
    print(f"{path}: {len(lines)} lines, {os.path.getsize(path)} bytes")


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--base", required=True, help="folder with vocab.txt")
parser.add_argument("--releases", nargs="+", required=True)
options = parser.parse_args()
tokenizer = Tokenizer(options.base)
write("word-piece.jsonl", [[text, *read(tokenizer, text)] for text in strings(random.Random(SEED))])
write("windows.jsonl", [line for file in options.releases for line in windows_of(tokenizer, file)])
