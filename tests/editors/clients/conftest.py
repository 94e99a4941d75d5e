"""A server on a folder of models, and a client that counts characters."""

import json
import os
import subprocess
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types

BINARY = os.environ["BINARY"]
EDITS = int(os.environ.get("EDITS", "300"))
ROOT = Path(__file__).parents[3]


def coproduce(*words, folder):
    """What a command writes; findings are no failure."""
    done = subprocess.run([BINARY, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def said(folder, name):
    """What `check` finds in a file: rule, level, and lines and characters from 0."""
    report = json.loads(coproduce("check", name, "--format", "json", folder=folder))
    levels = {"error": 1, "warning": 2, "info": 3}
    return [
        (one["rule"], levels[one["level"]], one["line"] - 1, one["column"] - 1, one["end_line"] - 1, one["end_column"] - 1)
        for one in report["diagnostics"]
        if one["file"] == name
    ]


def shown(diagnostics):
    """The same of what a server sends."""
    return [
        (
            one.code,
            int(one.severity),
            one.range.start.line,
            one.range.start.character,
            one.range.end.line,
            one.range.end.character,
        )
        for one in diagnostics
    ]


class Editor:
    """A client with one folder."""

    def __init__(self, client, folder):
        self.client, self.folder = client, folder
        self.encoding = client.encoding
        self.version = 0

    def uri(self, name):
        return (self.folder / name).as_uri()

    def identifier(self, name):
        return types.TextDocumentIdentifier(uri=self.uri(name))

    def open(self, name, text):
        self.version += 1
        (self.folder / name).write_bytes(text.encode())
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                text_document=types.TextDocumentItem(
                    uri=self.uri(name), language_id="coproduce", version=self.version, text=text
                )
            )
        )

    def change(self, name, *changes):
        self.version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=self.uri(name), version=self.version),
                content_changes=list(changes),
            )
        )

    async def found(self, name):
        report = await self.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=self.identifier(name))
        )
        return report.items


@pytest_lsp.fixture(
    config=pytest_lsp.ClientServerConfig(server_command=[BINARY, "lsp"]),
    params=["utf-8", "utf-16", "utf-32"],
)
async def client(request, lsp_client: pytest_lsp.LanguageClient, tmp_path: Path):
    (tmp_path / "coproduce.toml").touch()
    encoding = types.PositionEncodingKind(request.param)
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[encoding]),
        text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
    )
    await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=capabilities,
            workspace_folders=[types.WorkspaceFolder(uri=tmp_path.as_uri(), name="models")],
        )
    )
    lsp_client.encoding = request.param
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client, tmp_path):
    return Editor(client, tmp_path)
