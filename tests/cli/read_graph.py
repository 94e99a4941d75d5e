"""Reads graphs with parsers that are not ours, and prints them in one common form.

The argument is the form, the graph comes on standard input. On standard output: a JSON object with the names of the
nodes and the edges as `[from, to, absent]`; of a picture, how many arrows there are.
"""

import json
import re
import sys
import xml.etree.ElementTree

STRING = r'"(?:[^"\\]|\\.)*"'


def dot_label(string):
    """As Graphviz reads a label: quotes, then escapes, then entities. The name is its first line."""
    assert re.fullmatch(STRING, string), string
    text = string[1:-1].replace('\\"', '"')
    lines = [""]
    for escaped, plain in re.findall(r"\\(.)|([^\\])", text):
        if escaped == "n":
            lines.append("")
        else:
            assert escaped in ("", "\\"), escaped
            lines[-1] += escaped or plain
    assert "<" not in string[:1]
    return re.sub(r"&(amp);", "&", lines[0])


def dot(text):
    assert re.match(rf"digraph {STRING} \{{\n", text) and text.endswith("}\n")
    names, edges = {}, []
    for line in text.splitlines()[1:-1]:
        line = line.strip()
        if re.match(r"loops\d+ \[", line):
            continue
        attributes = rf"\[((?:\w+=(?:{STRING}|[\w.]+)(?:, )?)+)\]"
        if node := re.fullmatch(rf"(n\d+_\d+) {attributes};", line):
            label = re.match(rf"label=({STRING})", node[2])[1]
            names[node[1]] = re.sub("^[●○◦] ", "", dot_label(label))
        elif edge := re.fullmatch(rf"(n\d+_\d+) -> (n\d+_\d+)(?: {attributes})?;", line):
            edges.append([names[edge[1]], names[edge[2]], "style=dashed" in (edge[3] or "")])
        else:
            assert re.fullmatch(rf"rankdir=LR;|(graph|node|edge) {attributes};", line), line
    return {"nodes": list(names.values()), "edges": edges}


def mermaid(text):
    def label(quoted):
        # In a text in quotes, `#` begins an entity and nothing else may be special.
        assert re.fullmatch(r'"(?:[^"#<>&`*\[\]{}|\\]|#\d+;|<br/>)*"', quoted), quoted
        name = quoted[1:-1].split("<br/>")[0]
        return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), name)

    lines = text.splitlines()
    assert lines[0] == "flowchart LR"
    names, edges = {}, []
    for line in lines[1:]:
        line = line.strip()
        if edge := re.fullmatch(r'(n\d+_\d+) (-->|-\.->|--x)(?:\|("[^"]*")\|)? (n\d+_\d+)', line):
            absent = edge[3] is not None and label(edge[3]) == "not"
            edges.append([names[edge[1]], names[edge[4]], absent])
        elif node := re.fullmatch(r'(n\d+_\d+)[\[({/]+("[^"]*")[\])}/\\]+', line):
            names[node[1]] = label(node[2])
        else:
            assert re.fullmatch(r"classDef \w+ [\w:,#-]+|class [\w,]+ \w+", line), line
    return {"nodes": list(names.values()), "edges": edges}


def json_(text):
    (graph,) = json.loads(text)["results"]["graphs"]
    names = [node["name"] for node in graph["nodes"]]
    edges = [[names[edge["from"]], names[edge["to"]], edge["absent"]] for edge in graph["edges"]]
    return {"nodes": names, "edges": edges}


def svg(text):
    space = "{http://www.w3.org/2000/svg}"
    root = xml.etree.ElementTree.fromstring(text)
    known = {"svg", "title", "style", "defs", "marker", "path", "rect", "text", "g", "circle", "polygon"}
    assert {element.tag.removeprefix(space) for element in root.iter()} <= known
    names = []
    for group in root.iter(space + "g"):
        kind, name = group.find(space + "title").text.split(" ", 1)
        shown = [line.text for line in group.iter(space + "text")]
        assert name in shown, (name, shown)
        names.append(name)
    arrows = [path for path in root.iter(space + "path") if path.get("marker-end")]
    dashed = [path for path in root.iter(space + "path") if "absent" in path.get("class", "").split()]
    title = root.find(space + "title").text
    return {"nodes": names, "arrows": len(arrows), "dashed": len(dashed), "title": title}


READERS = {"dot": dot, "mermaid": mermaid, "json": json_, "svg": svg}
json.dump(READERS[sys.argv[1]](sys.stdin.read()), sys.stdout)
