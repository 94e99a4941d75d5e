"""Reads what `check` writes for other tools with parsers that are not ours, and prints it in one common form.

The argument is the format, the report comes on standard input. On standard output: a JSON list of findings, each
`[level, rule, path, line, text]`.
"""

import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree


def github(text):
    """As the runner of GitHub Actions reads a command: `::name key=value,…::message`."""

    def plain(value, escapes):
        for escape, character in escapes:
            value = value.replace(escape, character)
        return value

    data = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
    in_property = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
    for line in text.splitlines():
        assert line.startswith("::"), line
        head, message = line[2:].split("::", 1)
        name, properties = head.split(" ", 1)
        found = dict(part.split("=", 1) for part in properties.split(","))
        found = {key: plain(value, in_property) for key, value in found.items()}
        known = {"file", "line", "endLine", "col", "endColumn", "title"}
        assert set(found) <= known, found
        level = {"error": "error", "warning": "warning", "notice": "info"}[name]
        yield [level, found["title"], found["file"], int(found["line"]), plain(message, data)]


def gitlab(text):
    """The fields that the documentation of Code Quality requires."""
    seen = set()
    for entry in json.loads(text):
        assert entry["fingerprint"] not in seen, "a fingerprint is there once"
        seen.add(entry["fingerprint"])
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        path = entry["location"]["path"]
        assert not path.startswith(("/", "./")), path
        level = {"major": "error", "minor": "warning", "info": "info"}[entry["severity"]]
        yield [level, entry["check_name"], path, entry["location"]["lines"]["begin"], entry["description"]]


def unlinked(text):
    """A message as it is read: its brackets are escaped, so that nothing in it is a link (SARIF 2.1.0, 3.11.6)."""
    assert not re.search(r"(?<!\\)[\[\]]", text), text
    return text.replace("\\[", "[").replace("\\]", "]")


def sarif(text):
    (run,) = json.loads(text)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        path = urllib.parse.unquote(place["artifactLocation"]["uri"])
        level = {"error": "error", "warning": "warning", "note": "info"}[result["level"]]
        yield [level, result["ruleId"], path, place["region"]["startLine"], unlinked(result["message"]["text"])]


def junit(text):
    root = xml.etree.ElementTree.fromstring(text)
    counts = {"tests": 0, "failures": 0, "errors": 0}
    for suite in root:
        cases = suite.findall("testcase")
        here = {
            "tests": len(cases),
            "failures": len(suite.findall("testcase/failure")),
            "errors": len(suite.findall("testcase/error")),
        }
        assert all(int(suite.get(key)) == count for key, count in here.items()), suite.attrib
        counts = {key: counts[key] + here[key] for key in counts}
        for case in cases:
            told = case.find("failure")
            if told is not None:
                level, text = "error", told.text
            elif (told := case.find("system-out")) is not None:
                level, text = told.text.split(": ", 1)
            else:
                continue
            rule, place = case.get("name").split(" at ")
            line = place.split(":")[0]
            start = f"{suite.get('name')}:{place}: "
            assert text.startswith(start), (text, start)
            yield [level, rule, suite.get("name"), int(line), text[len(start):]]
    assert all(int(root.get(key)) == count for key, count in counts.items()), root.attrib


READERS = {"github": github, "gitlab": gitlab, "sarif": sarif, "junit": junit}
json.dump(list(READERS[sys.argv[1]](sys.stdin.read())), sys.stdout)
