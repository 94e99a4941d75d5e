"""What the server says to a client of another make, beside what the command line says."""

import random
import re

import pytest
from lsprotocol import types

from conftest import EDITS, ROOT, coproduce, said, shown

pytestmark = pytest.mark.asyncio

UNITS = {
    "utf-8": lambda text: len(text.encode()),
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "utf-32": len,
}


def position(text, at, units):
    """The position of the character `at`, with lines as the protocol ends them."""
    lines = re.split(r"\r\n|\n|\r", text[:at])
    return types.Position(line=len(lines) - 1, character=units(lines[-1]))


def offset(text, place, units):
    """The character at a position."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]
    at = starts[place.line]
    while units(text[starts[place.line] : at]) < place.character:
        at += 1
    return at


def edited(text, edits, units):
    """A text with edits made."""
    places = [(offset(text, edit.range.start, units), offset(text, edit.range.end, units), edit.new_text) for edit in edits]
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text


async def test_places_are_those_of_the_text(editor):
    text = "object `😀`, 猫猫,\r\n\tx, `諏訪 湖`\r\nlaw l in nowhere { 猫猫 and x produce y }\r\n"
    editor.open("a.coprod", text)
    units = UNITS[editor.encoding]
    for one in await editor.found("a.coprod"):
        part = text[offset(text, one.range.start, units) : offset(text, one.range.end, units)]
        assert part in one.message or f"`{part}`" in one.message or part in {"l", "nowhere", "y"}, one


async def test_every_fix_of_a_rule_takes_its_finding_away(editor):
    units, fixed = UNITS[editor.encoding], set()
    for page in sorted((ROOT / "docs/rules").glob("*.md")):
        fails = page.read_text("utf-8").split("\n## Fails\n")[-1].split("\n## ")[0]
        example = re.search(r"```coprod\n(.*?)```", fails, re.S)
        if not example or "//// file: " in example[1]:
            continue
        text, rule = example[1], page.stem
        editor.open("rule.coprod", text)
        before = [one.code for one in await editor.found("rule.coprod")]
        end = types.Position(line=10_000, character=0)
        actions = await editor.client.text_document_code_action_async(
            types.CodeActionParams(
                text_document=editor.identifier("rule.coprod"),
                range=types.Range(start=types.Position(line=0, character=0), end=end),
                context=types.CodeActionContext(diagnostics=[], only=[types.CodeActionKind.QuickFix]),
            )
        )
        for action in actions or []:
            if action.diagnostics[0].code != rule or action.title.startswith("allow "):
                continue
            after = edited(text, action.edit.changes[editor.uri("rule.coprod")], units)
            editor.change("rule.coprod", types.TextDocumentContentChangeWholeDocument(text=after))
            found = [one.code for one in await editor.found("rule.coprod")]
            assert found.count(rule) < before.count(rule), f"{rule}: {action.title}\n{after}"
            fixed.add(rule)
    assert len(fixed) >= 12, fixed


async def test_a_name_is_renamed_in_all_modules_and_the_models_mean_the_same(editor):
    texts = {
        "trees.coprod": "object acorn, oak\nproperty soil of forest\nenvironment forest { holds soil }\n",
        "growth.coprod": "use trees\nlaw growth in forest { acorn and soil produce oak }\n",
        "hearsay.coprod": "use growth\nuse trees as t\nscenario s in t.forest { given t.acorn   expect t.oak }\n",
    }
    for name, text in texts.items():
        editor.open(name, text)
    # A name is part of what a model means: the hash is another one, and the same again when it is renamed back.
    before = coproduce("hash", *texts, folder=editor.folder)
    evaluated = coproduce("run", "hearsay.coprod", folder=editor.folder)
    await rename(editor, texts, types.Position(line=1, character=23), "seed of oak")
    assert all("`seed of oak`" in text and "acorn" not in text for text in texts.values()), texts
    assert [said(editor.folder, name) for name in texts] == [[], [], []]
    assert coproduce("run", "hearsay.coprod", folder=editor.folder) == evaluated.replace("acorn", "`seed of oak`")
    await rename(editor, texts, types.Position(line=1, character=23), "acorn")
    assert coproduce("hash", *texts, folder=editor.folder) == before


async def rename(editor, texts, position, name):
    """Renames what stands at a place of `growth.coprod`, in all texts and files."""
    edit = await editor.client.text_document_rename_async(
        types.RenameParams(text_document=editor.identifier("growth.coprod"), position=position, new_name=name)
    )
    assert set(edit.changes) == {editor.uri(file) for file in texts}
    for file, text in texts.items():
        texts[file] = edited(text, edit.changes[editor.uri(file)], UNITS[editor.encoding])
        editor.change(file, types.TextDocumentContentChangeWholeDocument(text=texts[file]))
        (editor.folder / file).write_text(texts[file], "utf-8")


PIECES = [
    "object acorn, oak\n", "object ", "acorn", "oak", " and ", "law l in e { acorn and soil produce oak }\n", "{", "}",
    "property soil of e\n", "environment e { holds soil }\n", '"', "`", "😀", "猫", "\t", "\r\n", "// allow unused-name: x\n",
    "claim acorn is necessary for oak in e\n", "scenario s in e { given acorn   expect oak }\n", "not ", ", ", "in e ",
]


def memory(client):
    """What the server holds, in kB; none where the system does not say."""
    try:
        status = open(f"/proc/{client._server.pid}/status", encoding="utf-8").read()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])
    except (AttributeError, OSError):
        return None


async def test_after_any_edit_the_findings_are_those_of_the_command_line(editor):
    if editor.encoding != "utf-16":
        pytest.skip("places in other encodings are tried above")
    numbers, units = random.Random(7), UNITS[editor.encoding]
    text, held = "", None
    editor.open("a.coprod", text)
    for edit in range(EDITS):
        start = numbers.randint(0, len(text))
        end = min(len(text), start + (numbers.randint(1, 20) if numbers.random() < 0.4 else 0))
        # Between the two signs of a line end there is no position.
        start, end = (at - 1 if text[at - 1 : at + 1] == "\r\n" else at for at in (start, end))
        piece = numbers.choice(PIECES)
        change = types.Range(start=position(text, start, units), end=position(text, end, units))
        text = text[:start] + piece + text[end:]
        editor.change("a.coprod", types.TextDocumentContentChangePartial(range=change, text=piece))
        if len(text) > 900:
            text = ""
            editor.change("a.coprod", types.TextDocumentContentChangeWholeDocument(text=text))
        (editor.folder / "b.coprod").write_bytes(text.encode())
        found = shown(await editor.found("a.coprod"))
        lines = re.split(r"\r\n|\n|\r", text)
        counted = [(rule, level, line, units(lines[line][:at]), to, units(lines[to][:end])) for rule, level, line, at, to, end in said(editor.folder, "b.coprod")]
        assert found == counted, repr(text)
        if edit == min(EDITS, 1000) - 1:
            held = memory(editor.client)
    grown = memory(editor.client)
    if held and grown:
        assert grown < 2 * held, f"{held} kB after the first edits, {grown} kB after all"
        print(f"{EDITS} edits: {grown} kB")
