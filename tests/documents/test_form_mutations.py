"""Whatever has gone wrong with a file, it is read or refused in a sentence, and soon: never with a fault of ours."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable

import pytest
from mutations import mutated
from office_forms import ROWS, csv_form, excel_form, in_order, word_form
from text_forms import in_html, in_pages, labelled

from hoctui.documents.exchange import read_form_json
from hoctui.documents.forms import read_form
from hoctui.errors import BadInput

EACH = int(os.environ.get("HOCTUI_MUTATIONS", "100"))
"""So many mutations of each file; a longer run is asked for by HOCTUI_MUTATIONS=5000."""
LONGEST = 5.0
FEW = ROWS[::4]

FILES: dict[str, Callable[[], bytes]] = {
    "form.docx": lambda: word_form(rows=FEW, tables="one"),
    "form.xlsx": lambda: excel_form(rows=FEW),
    "form.csv": lambda: csv_form(rows=FEW),
    "form.txt": lambda: csv_form(rows=FEW, delimiter="\t"),
    "form.md": lambda: in_order(FEW),
    "pages.txt": lambda: in_pages(FEW).encode("utf-8"),
    "table.md": lambda: in_html(FEW).encode("utf-8"),
    "labels.txt": lambda: labelled(FEW).encode("utf-8"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_file_gone_wrong_is_read_or_refused_in_a_sentence_and_soon(name: str, seed: int) -> None:
    data = FILES[name]()
    chance = random.Random(f"{name} {seed}")  # noqa: S311 (chance that can be had again)
    read = 0
    said: list[str] = []
    for turn in range(EACH // 2):
        wrong = mutated(data, chance)
        begun = time.process_time()
        try:
            read_form_json(read_form(wrong, name))
            read += 1
        except BadInput as refused:
            said.append(refused.sentence)
        assert time.process_time() - begun < LONGEST, turn
    assert read > 0, "some were still forms"
    assert [sentence for sentence in said if "\n" in sentence or not sentence.endswith(".")] == []
