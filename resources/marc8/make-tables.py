"""Writes the character sets of MARC-8 as two TypeScript files: python3 resources/marc8/make-tables.py src-main/imports/marc/marc8

Needs `pip install pymarc==5.4.0` (BSD 2-clause); its tables are those of the Library of Congress (codetables.xml), facts in the public domain.
"""
import sys
import unicodedata
from importlib.metadata import version
from pathlib import Path

from pymarc import marc8_mapping

HEAD = f"""// Made by resources/marc8/make-tables.py from the tables of pymarc {version("pymarc")}; see resources/marc8/LICENSE.md. Not edited by hand.

"""
NAMES = {0x42: "basic Latin", 0x45: "ANSEL", 0x32: "Hebrew", 0x33: "Arabic", 0x34: "extended Arabic", 0x4E: "Cyrillic", 0x51: "extended Cyrillic",
         0x53: "Greek", 0x62: "subscripts", 0x67: "Greek symbols", 0x70: "superscripts"}


def escaped(text: str) -> str:
    """Combining marks and letters that are written from right to left would not be seen well in a source file."""
    plain = lambda c: c.isprintable() and unicodedata.category(c)[0] != "M" and unicodedata.bidirectional(c) not in ("R", "AL", "AN") and c not in "`\\$"
    return "".join(c if plain(c) else f"\\u{ord(c):04x}" for c in text)


def small_sets() -> str:
    lines = []
    for code, name in NAMES.items():
        table = marc8_mapping.CODESETS[code]
        signs = "".join(chr(table.get(low, table.get(low + 0x80, (0x20, 0)))[0]) for low in range(0x21, 0x7F))
        marks = "".join(chr(low) for low in range(0x21, 0x7F) if table.get(low, table.get(low + 0x80, (0, 0)))[1])
        lines.append(f"  [0x{code:02x}, {{ signs: `{escaped(signs)}`, marks: `{escaped(marks)}` }}], // {name}")
    return (HEAD + "/** A set of 94 signs for the bytes 0x21 to 0x7e (or 0xa1 to 0xfe), a space where it has none; `marks`: the bytes of its combining marks. */\n"
            "export interface CharacterSet {\n  readonly signs: string;\n  readonly marks: string;\n}\n\n"
            "/** By the final byte of their escape sequences. */\nexport const characterSets: ReadonlyMap<number, CharacterSet> = new Map([\n" + "\n".join(lines) + "\n]);\n")


def east_asian() -> str:
    table = {code: sign for code, (sign, _) in marc8_mapping.CODESETS[0x31].items()} | marc8_mapping.ODD_MAP
    planes = {}
    for code in sorted(table):
        sign = table[code]
        if 0xE000 <= sign <= 0xF8FF:
            sign = 0x3013  # the geta mark stands for a sign that Unicode does not have
        plane, row, cell = code >> 16, code >> 8 & 0xFF, code & 0xFF
        planes.setdefault(plane, {}).setdefault(row, {})[cell] = chr(sign)
    out = []
    for plane, rows in planes.items():
        text = ""
        for row, cells in rows.items():
            text += f" {row:02x}"
            last = None
            for cell, sign in cells.items():
                text += sign if cell - 1 == last else f"{cell:02x}{sign}"
                last = cell
        out.append(f"  [0x{plane:02x}, `{escaped(text)}`],")
    return (HEAD + "/**\n * The East Asian set (EACC): of each first byte, the rows of its second bytes, parted by spaces. A row is that byte and runs of signs, each behind\n"
            " * the third byte of its first sign; bytes in hexadecimal.\n */\nexport const eastAsianPlanes: readonly (readonly [number, string])[] = [\n" + "\n".join(out) + "\n];\n")


folder = Path(sys.argv[1])
(folder / "character-sets.ts").write_text(small_sets(), encoding="utf-8")
(folder / "east-asian-set.ts").write_text(east_asian(), encoding="utf-8")
