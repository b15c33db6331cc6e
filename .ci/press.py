"""Measures files for printers with qpdf and poppler; prints what is wrong.

    press.py boxes FILE PRODUCT     boxes nest, and have the sizes of the product
    press.py art SCREEN PRESS       each word stands in the trim where it stood
    press.py cells FILE TABLE ID    each cell of a sheet has its card, front and back
    press.py booklet SCREEN SHEETS  facing pages are those of a stitched booklet

Lengths are in points. Exits with 1 if anything is wrong.
"""

import json
import re
import subprocess
import sys
from collections import Counter

# Trim, bleed and media of each product (conventions: slug 36, bleed 1/8 in; a sheet
# of cards is trimmed to its cells).
SIZES = {
    "brochure": [(792, 612), (810, 630), (864, 684)],
    "booklet": [(396, 612), (414, 630), (468, 684)],
    "card": [(522, 630), (540, 648), (612, 792)],
}
# A tenth of a millimetre.
NEAR = 0.1 * 72 / 25.4


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def words(file):
    """The words of each page: (text, left, top, right, bottom).

    One with a sign that nobody sees has its box where a reader puts that sign.
    """
    html = run("pdftotext", "-bbox", file, "-")
    pages = html.split("<page ")[1:]
    word = re.compile(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    )
    return [
        [
            (found[5], *map(float, found.groups()[:4]))
            for found in word.finditer(page)
            if found[5].isprintable()
        ]
        for page in pages
    ]


def boxes(file, product):
    pdf = json.loads(run("qpdf", "--json", file))
    objects = pdf["qpdf"][1]
    for number, page in enumerate(pdf["pages"], 1):
        entry = objects["obj:" + page["object"]]["value"]
        if "/Annots" in entry or "/ArtBox" in entry:
            yield f"page {number} has annotations or an art box"
        found = [entry.get(name) for name in ("/TrimBox", "/BleedBox", "/MediaBox")]
        if None in found:
            yield f"page {number} lacks a box: {found}"
            continue
        for inner, outer in zip(found, found[1:]):
            nests = inner[0] >= outer[0] and inner[1] >= outer[1]
            nests &= inner[2] <= outer[2] and inner[3] <= outer[3]
            if not nests:
                yield f"page {number}: {inner} leaves {outer}"
        sizes = [(right - left, top - bottom) for left, bottom, right, top in found]
        for size, expected in zip(sizes, SIZES[product]):
            if max(abs(a - b) for a, b in zip(size, expected)) > 0.001:
                yield f"page {number}: {size} instead of {expected}"
    root = objects["trailer"]["value"]["/Root"]
    if "/StructTreeRoot" in objects["obj:" + root]["value"]:
        yield "tagged"


def art(screen, press):
    for number, (shown, printed) in enumerate(zip(words(screen), words(press), strict=True), 1):
        places = [(text, left - 36, top - 36) for text, left, top, _, _ in printed]
        for text, left, top, _, _ in shown:
            near = (
                text == other and abs(left - x) < NEAR and abs(top - y) < NEAR
                for other, x, y in places
            )
            if not any(near):
                yield f"page {number}: `{text}` is not at {left}, {top}"


def cells(file, table, name):
    with open(table, encoding="utf-8") as source:
        sheet = next(one for one in json.load(source)["cases"] if one["id"] == name)
    unit = 72 if sheet["unit"] == "in" else 72 / 25.4
    width, height = (length * unit for length in sheet["card"])
    for side, (page, mark) in enumerate(zip(words(file), ("policier", "9-1-1"), strict=True)):
        found = Counter()
        for text, left, top, right, bottom in page:
            for number, cell in enumerate(sheet["cells"]):
                x = (cell["back_x"] if side else cell["x"]) * unit
                y = cell["y"] * unit
                if x <= left and right <= x + width and y <= top and bottom <= y + height:
                    found[number, text] += 1
        for number in range(len(sheet["cells"])):
            if found[number, mark] != 1:
                yield f"side {side + 1}: cell {number + 1} has `{mark}` {found[number, mark]} times"


def booklet(screen, sheets):
    pages, sides = words(screen), words(sheets)
    count = len(pages)
    if count % 4 or len(sides) != count // 2:
        yield f"{count} pages on {len(sides)} sides"
    for index, side in enumerate(sides):
        pair = [count - index, index + 1]
        for place, number in enumerate(pair if index % 2 == 0 else pair[::-1]):
            there = Counter(text for text, left, *_ in side if (left >= 396) == bool(place))
            missing = Counter(text for text, *_ in pages[number - 1]) - there
            if missing:
                yield f"side {index + 1}: of page {number} there is no {missing}"


if __name__ == "__main__":
    question, *arguments = sys.argv[1:]
    answers = list(globals()[question](*arguments))
    print("\n".join(answers))
    sys.exit(bool(answers))
