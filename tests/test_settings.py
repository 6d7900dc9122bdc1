"""The settings file: defaults without one, a sentence for what is wrong in it, and the theme remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from hoctui.errors import BadInput
from hoctui.settings import THEMES, Settings, read_settings, settings_path, write_theme


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.toml") == Settings(theme="hoctui-dark", keys=())
    assert settings_path().name == "settings.toml"


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", Settings()),
        ('theme = "hoctui-light"', Settings(theme="hoctui-light")),
        ('[keys]\nacknowledge = "f7"\nnote = "f8"', Settings(keys=(("acknowledge", "f7"), ("note", "f8")))),
    ],
)
def test_what_the_file_says(tmp_path: Path, text: str, settings: Settings) -> None:
    assert read_settings(written(tmp_path, text)) == settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = ", "is not valid TOML"),
        ('thme = "hoctui-light"', "has a key 'thme' that is no setting; perhaps 'theme' is meant."),
        ("colour = 1", "has a key 'colour' that is no setting; there are theme, keys."),
        ('theme = "mauve"', "names the theme 'mauve'; choose hoctui-dark or hoctui-light."),
        ("theme = 3", "names the theme 3; choose hoctui-dark or hoctui-light."),
        ("keys = 3", '[keys] wants a key for each command, such as "case.acknowledge" = "f7".'),
        ("[keys]\nnote = 3", '[keys] wants a key for each command, such as "case.acknowledge" = "f7".'),
    ],
)
def test_what_is_wrong_in_it_is_told(tmp_path: Path, text: str, said: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BadInput) as refused:
        read_settings(path)
    assert str(path) in refused.value.sentence
    assert said in refused.value.sentence


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_settings(tmp_path)
    path = tmp_path / "settings.toml"
    path.write_bytes(b'theme = "\xff"')
    with pytest.raises(BadInput, match="is not valid TOML"):
        read_settings(path)


@pytest.mark.parametrize("theme", THEMES)
def test_the_theme_is_remembered(tmp_path: Path, theme: str) -> None:
    path = tmp_path / "made" / "settings.toml"
    write_theme(theme, path)
    assert read_settings(path).theme == theme
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


def test_what_else_the_file_holds_stays(tmp_path: Path) -> None:
    path = written(tmp_path, '# mine\ntheme = "hoctui-dark"\n\n[keys]\ntheme = "f7"\nnote = "f8"\n')
    write_theme("hoctui-light", path)
    assert read_settings(path) == Settings(theme="hoctui-light", keys=(("theme", "f7"), ("note", "f8")))
    assert "# mine" in path.read_text(encoding="utf-8")


def test_a_theme_that_cannot_be_remembered_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be written"):
        write_theme("hoctui-light", tmp_path / "file" / "settings.toml")
