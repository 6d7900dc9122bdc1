"""The floor: a bare Textual app."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("hello, floor")


if __name__ == "__main__":
    Hello().run()
