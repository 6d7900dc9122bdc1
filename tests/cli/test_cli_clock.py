"""`hoctui clock`: its options and keys as product.md fixes them; the dates themselves are under register's tests."""

from __future__ import annotations

import pytest

from cli.shell import Shell

OPTIONS = (
    "--received",
    "--issue-occurred",
    "--resident-aware",
    "--logged",
    "--acknowledged",
    "--stage1-extension-days",
    "--stage1-response",
    "--escalation-requested",
    "--stage2-acknowledged",
    "--stage2-extension-days",
    "--stage2-response",
    "--stage3-requested",
    "--ombudsman-request",
    "--final-decision",
)


def test_the_example_of_the_product(fresh: Shell) -> None:
    # Received Mon 3 Jun 2024: 4 5 6 7 10 Jun. Acknowledged Thu 6 Jun: 7 10 to 14 17 to 20 Jun; 10 more to Thu 4 Jul.
    ended = fresh.done(
        "clock", "--edition", "2024", "--received", "2024-06-03", "--acknowledged", "2024-06-06",
        "--stage1-extension-days", "10", "--json",
    )  # fmt: skip
    assert ended.json == {
        "ack_due": "2024-06-10",
        "ack_late": False,
        "stage1_due": "2024-06-20",
        "stage1_due_if_acknowledged_on_ack_due": "2024-06-24",
        "stage1_extended_due": "2024-07-04",
        "stage1_extended_latest": "2024-07-04",
        "extension_over_limit": False,
    }
    assert list(ended.json) == [
        "ack_due",
        "ack_late",
        "stage1_due",
        "stage1_due_if_acknowledged_on_ack_due",
        "stage1_extended_due",
        "stage1_extended_latest",
        "extension_over_limit",
    ]


def test_no_event_is_required_and_no_register_is_made(fresh: Shell) -> None:
    assert fresh.done("clock", "--json").json == {}
    assert "Nothing can be known yet" in fresh.done("clock").out
    assert not fresh.register.parent.exists()


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_can_stand_alone(fresh: Shell, option: str) -> None:
    value = "5" if option.endswith("days") else "2024-06-03"
    assert isinstance(fresh.done("clock", option, value, "--json").json, dict)


@pytest.mark.parametrize(
    ("received", "edition"), [("2024-04-01", "1 April 2024"), ("2024-03-31", "April 2022"), ("2021-05-04", "July 2020")]
)
def test_the_edition_is_the_one_in_force_on_the_day_of_receipt(fresh: Shell, received: str, edition: str) -> None:
    assert edition in fresh.done("clock", "--received", received).lines[0]


def test_the_text_gives_each_date_with_its_clause_and_its_count(fresh: Shell) -> None:
    told = fresh.done("clock", "--received", "2024-06-03", "--acknowledged", "2024-06-11").lines
    row = next(line for line in told if line.startswith("acknowledge by"))
    assert "Mon 10 Jun 2024  6.2" in row
    assert "received Mon 3 Jun is day 0; 4 5 6 7 10 are days 1 to 5" in row
    assert any(line.split() == ["acknowledged", "late", "yes", "6.2"] for line in told)


def test_a_bank_holiday_that_the_register_knows_is_counted_out(shell: Shell) -> None:
    shell.done("holiday", "add", "2026-12-03")
    assert shell.done("clock", "--received", "2026-11-30", "--json").json["ack_due"] == "2026-12-08"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--received", "03/06/2024"), "--received"),
        (("--received", "2024-02-30"), "there is no 30 February"),
        (("--received", "1989-12-31"), "before 1990"),
        (("--received", "2036-12-05"), "ten years ahead"),
        (("--received", "2024-06-03", "--stage1-response", "2024-06-02"), "--stage1-response"),
        (("--received", "2024-06-03", "--issue-occurred", "2024-06-04"), "day the issue occurred"),
        (("--escalation-requested", "2024-07-15", "--stage2-acknowledged", "2024-07-14"), "--stage2-acknowledged"),
        (("--stage1-extension-days", "0"), "--stage1-extension-days"),
        (("--stage1-extension-days", "-5"), "--stage1-extension-days"),
        (("--stage2-extension-days", "soon"), "--stage2-extension-days"),
        (
            ("--received", "2024-06-03", "--acknowledged", "2024-06-06", "--stage1-extension-days", "100000"),
            "known only",
        ),
        (("--edition", "2023"), "2020, 2022, 2024"),
        (("--recieved", "2024-06-03"), "--received"),
        (("2024-06-03",), "2024-06-03"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_status_2(fresh: Shell, arguments: tuple[str, ...], says: str) -> None:
    ended = fresh("clock", *arguments, "--json")
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert len(ended.err.splitlines()) == 1
