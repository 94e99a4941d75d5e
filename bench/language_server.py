"""Latency of the language server on a generated model of 10,000 laws, beside `coproduce check` of the same file.

    python3 bench/language_server.py target/release/coproduce

Shows, in milliseconds, the median and the 95 % quantile of what passes from a change to its findings, and of other
requests, which are asked after nothing has changed. Exits with status 1 where a bar is not met.
"""

import json
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

LAWS = 10_000
EDITS = 100
REPEATS = 20
BAR_FINDINGS = 150
BAR_REQUEST = 50


def model(laws: int) -> str:
    lines = ["property soil of field", "environment field { holds soil }", "object seed"]
    lines += [f"object plant{at}\nlaw growth{at} in field {{ {'seed' if at == 0 else f'plant{at - 1}'} and soil produce plant{at} }}" for at in range(laws)]
    return "\n".join(lines) + "\n"


class Server:
    def __init__(self, binary: str):
        self.process = subprocess.Popen([binary, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0

    def send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> bytes:
        length = 0
        while line := self.process.stdout.readline().strip():
            name, value = line.split(b":", 1)
            if name.lower() == b"content-length":
                length = int(value)
        return self.process.stdout.read(length)

    def ask(self, method: str, params) -> None:
        """Waits for all of an answer. It is not decoded: that is the editor's work, and takes Python longer than others."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params})
        while True:
            answer = re.match(rb'\{"jsonrpc":"2.0","id":(\d+),"(result|error)":', message := self.receive())
            if answer and int(answer[1]) == self.number:
                if answer[2] == b"error":
                    raise SystemExit(f"{method}: {message.decode()}")
                return

    def tell(self, method: str, params) -> None:
        self.send({"method": method, "params": params})

    def findings(self, version: int) -> list:
        while True:
            message = json.loads(self.receive())
            if message.get("params", {}).get("version") == version:
                return message["params"]["diagnostics"]


def timed(action) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def main() -> int:
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    text = model(LAWS)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "model.coprod")
        path.write_text(text)
        checks = [timed(lambda: subprocess.run([binary, "check", path], capture_output=True, check=False)) for _ in range(5)]
        check = statistics.median(checks)
        server = Server(binary)
        server.ask("initialize", {"capabilities": {"general": {"positionEncodings": ["utf-8"]}}})
        server.tell("initialized", {})
        uri = path.resolve().as_uri()
        document = {"uri": uri}
        server.tell("textDocument/didOpen", {"textDocument": {**document, "languageId": "coproduce", "version": 0, "text": text}})
        server.findings(0)
        last = text.count("\n")
        times = []
        for version in range(1, EDITS + 1):
            change = {"range": {"start": {"line": last, "character": 0}, "end": {"line": last, "character": 0}}, "text": f"// {version}\n"}
            start = time.perf_counter()
            server.tell("textDocument/didChange", {"textDocument": {**document, "version": version}, "contentChanges": [change]})
            server.findings(version)
            times.append((time.perf_counter() - start) * 1000)
        rows = [("change to findings", times, BAR_FINDINGS)]
        line = last // 2 // 2 * 2 + 2
        place = {"textDocument": document, "position": {"line": line, "character": 5}}
        whole = {"start": {"line": 0, "character": 0}, "end": {"line": last, "character": 0}}
        requests = {
            "hover": place,
            "definition": place,
            "references": {**place, "context": {"includeDeclaration": True}},
            "documentHighlight": place,
            "prepareRename": place,
            "completion": place,
            "documentSymbol": {"textDocument": document},
            "foldingRange": {"textDocument": document},
            "semanticTokens/full": {"textDocument": document},
            "inlayHint": {"textDocument": document, "range": whole},
            "documentLink": {"textDocument": document},
            "codeAction": {"textDocument": document, "range": {"start": place["position"], "end": place["position"]}, "context": {"diagnostics": []}},
            "formatting": {"textDocument": document, "options": {"tabSize": 2, "insertSpaces": True}},
            "rename": {**place, "newName": "renamed"},
        }
        for name, params in requests.items():
            method = f"textDocument/{name}"
            # The first of them may read the model.
            server.ask(method, params)
            rows.append((name, [timed(lambda m=method, p=params: server.ask(m, p)) for _ in range(REPEATS)], BAR_REQUEST))
        server.ask("shutdown", None)
        server.tell("exit", None)
        server.process.wait(10)
    print(f"coproduce check: {check:.0f} ms")
    met = True
    for name, times, bar in rows:
        high = statistics.quantiles(times, n=20)[-1]
        met &= high <= bar
        print(f"{name:20} median {statistics.median(times):7.1f}  95 % {high:7.1f}  {high / check:5.2f} × check  {'' if high <= bar else f'above {bar}'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
