"use strict";
// The extension with a stand-in for the editor: what it does with and without the program. The language server itself is
// tried with real clients in `tests/editors`.

const assert = require("node:assert/strict");
const { existsSync, readFileSync } = require("node:fs");
const Module = require("node:module");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { test } = require("node:test");

const root = path.join(__dirname, "../../..");
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, "target");

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}
class Range {
  constructor(start, end) {
    Object.assign(this, { start, end });
  }
}
class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

/** A document of the editor. */
function document(text, fileName = "model.coprod") {
  const lines = text.split("\n");
  return {
    fileName,
    uri: { toString: () => fileName },
    languageId: "coproduce",
    isDirty: false,
    lineCount: lines.length,
    lineAt: (line) => ({ text: lines[line], range: { end: new Position(line, lines[line].length) } }),
    getText: () => text,
  };
}

/** An editor in which one document is open; `program` is where it looks for the program. */
function editor(open, program) {
  const state = { commands: new Map(), found: new Map(), said: [], panels: [], formatters: [] };
  const nothing = () => ({ dispose() {} });
  const say = (text) => state.said.push(text);
  state.vscode = {
    Position,
    Range,
    Diagnostic,
    TextEdit: { replace: (range, newText) => ({ range, newText }) },
    Uri: { joinPath: (uri, ...parts) => ({ fsPath: path.join(uri.fsPath, ...parts) }) },
    ViewColumn: { Beside: -2 },
    commands: { registerCommand: (name, does) => state.commands.set(name, does) },
    languages: {
      createDiagnosticCollection: () => ({ set: (uri, all) => state.found.set(`${uri}`, all), delete: (uri) => state.found.delete(`${uri}`) }),
      registerDocumentFormattingEditProvider: (_, provider) => state.formatters.push(provider),
    },
    window: {
      activeTextEditor: { document: open },
      createWebviewPanel: (kind, title, column, options) => {
        const panel = { kind, title, options, webview: {} };
        state.panels.push(panel);
        return panel;
      },
      showErrorMessage: say,
      showInformationMessage: say,
      showWarningMessage: say,
    },
    workspace: {
      fs: { readFile: async ({ fsPath }) => readFileSync(fsPath) },
      getConfiguration: () => ({ get: (name, otherwise) => (name === "path" ? program : otherwise) }),
      onDidOpenTextDocument: nothing,
      onDidChangeTextDocument: (does) => ((state.change = does), nothing()),
      onDidCloseTextDocument: nothing,
      onDidChangeConfiguration: nothing,
      registerTextDocumentContentProvider: nothing,
      textDocuments: [open],
    },
  };
  return state;
}

/** A part of the extension in an editor; the client of the language server stands for itself. */
function required(part, state) {
  const load = Module._load;
  Module._load = (name, ...rest) => {
    if (name === "vscode") return state.vscode;
    if (name === "vscode-languageclient/node") {
      return { TransportKind: {}, LanguageClient: class { start = async () => (state.served = true); restart() {} } };
    }
    return load(name, ...rest);
  };
  try {
    for (const known of Object.keys(require.cache)) if (known.includes("vscode/src")) delete require.cache[known];
    return require(path.join(__dirname, "../src", part));
  } finally {
    Module._load = load;
  }
}

const context = () => ({ subscriptions: [], extensionUri: { fsPath: path.join(__dirname, "..") } });
const ACORN = readFileSync(path.join(root, "examples/acorn.coprod"), "utf8");

for (const part of ["extension.js", "browser.js"]) {
  test(`without the program, models are checked by the interpreter that is carried (${part})`, async () => {
    const open = document('object acorn, oak\nlaw `🌰🌰` in nowhere { acorn and oka produce oak }');
    const state = editor(open, path.join(tmpdir(), "no-such-program"));
    await required(part, state).activate(context());
    const found = state.found.get("model.coprod").map(({ code, range }) => [code, range.start.line, range.start.character]);
    // Each of the two signs before the name has two units: 4 + 6 signs and so on.
    assert.deepEqual(found.filter(([code]) => code === "unknown-name"), [["unknown-name", 1, 14], ["unknown-name", 1, 34]]);
    const [provider] = state.formatters;
    const [edit] = provider.provideDocumentFormattingEdits(document("object a,b\n"));
    assert.equal(edit.newText, "object a, b\n");
    state.change({ document: document(ACORN) });
    assert.deepEqual(state.found.get("model.coprod"), []);
    state.vscode.window.activeTextEditor.document = document(ACORN);
    await state.commands.get("coproduce.picture")();
    assert.match(state.panels[0].webview.html, /<svg[^]*<style>[^]*germination/);
    assert.equal(state.panels[0].options.enableScripts, false);
    await state.commands.get("coproduce.report")();
    assert.match(state.said.at(-1), /^Coproduce: /);
  });
}

const program = path.join(target, "debug/coproduce");
test("with the program, it serves, draws and reports", { skip: !existsSync(program) && "the program is not built" }, async () => {
  const open = document(ACORN, path.join(root, "examples/acorn.coprod"));
  const state = editor(open, program);
  await required("extension.js", state).activate(context());
  assert.equal(state.served, true);
  await state.commands.get("coproduce.picture")();
  await state.commands.get("coproduce.report")();
  const [picture, report] = state.panels.map(({ webview }) => webview.html);
  assert.match(picture, /<svg[^]*germination/);
  assert.match(report, /^<!DOCTYPE html>[^]*The acorn and the oak/);
  assert.deepEqual(state.said, []);
});

test("the grammar, the snippets and the settings are of the language", () => {
  const manifest = JSON.parse(readFileSync(path.join(__dirname, "../package.json"), "utf8"));
  const grammar = JSON.parse(readFileSync(path.join(root, "grammar/textmate/coproduce.tmLanguage.json"), "utf8"));
  assert.equal(manifest.contributes.grammars[0].scopeName, grammar.scopeName);
  const words = readFileSync(path.join(root, "Cargo.toml"), "utf8");
  assert.match(words, new RegExp(`^version = "${manifest.version}"$`, "m"));
});
