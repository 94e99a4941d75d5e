"use strict";
// The interpreter as WebAssembly: where no program is installed, and in a browser, it reads what is written.

const vscode = require("vscode");

/** Answers requests on one model, one after the other. */
class Interpreter {
  #instance;

  /** `bytes` are those of the module. */
  static async of(bytes) {
    const interpreter = new Interpreter();
    interpreter.#instance = (await WebAssembly.instantiate(bytes)).instance.exports;
    return interpreter;
  }

  /** Reads a text, and asks something of it. */
  ask(name, text, request) {
    this.#enter({ open: { name, text } });
    const reply = this.#enter(request);
    if (reply.refused) throw new Error(reply.refused);
    return reply;
  }

  #enter(request) {
    const exports = this.#instance;
    const text = new TextEncoder().encode(JSON.stringify(request));
    // Making room may move the memory: it is looked at afterwards.
    const room = exports.room(text.length);
    new Uint8Array(exports.memory.buffer, room, text.length).set(text);
    const length = exports.enter();
    return JSON.parse(new TextDecoder().decode(new Uint8Array(exports.memory.buffer, exports.reply(), length)));
  }
}

const LEVELS = { error: 0, warning: 1, info: 2 };

/** Where a line and a column are, both from 1; the column counts characters, and editors count units of 16 bits. */
function position(document, [line, column]) {
  const text = line <= document.lineCount ? document.lineAt(line - 1).text : "";
  return new vscode.Position(line - 1, Array.from(text).slice(0, column - 1).join("").length);
}

/** What is found in a document. */
function findings(interpreter, document) {
  const { marks } = interpreter.ask(document.fileName, document.getText(), "check");
  return marks.map(({ level, message, from, to }) => {
    const [, rule, said] = /^([\w-]+): ([^]*)$/.exec(message);
    const range = new vscode.Range(position(document, from), position(document, to));
    const finding = new vscode.Diagnostic(range, said, LEVELS[level]);
    return Object.assign(finding, { source: "coproduce", code: rule });
  });
}

/** Checks documents as they are written, and lays them out. */
async function watch(context, bytes) {
  const interpreter = await Interpreter.of(bytes);
  const found = vscode.languages.createDiagnosticCollection("coproduce");
  const check = (document) => {
    if (document.languageId !== "coproduce") return;
    try {
      found.set(document.uri, findings(interpreter, document));
    } catch (error) {
      found.delete(document.uri);
      vscode.window.showWarningMessage(`Coproduce: the model is not checked: ${error.message}`);
    }
  };
  const layOut = (document) => {
    const { text } = interpreter.ask(document.fileName, document.getText(), "format");
    const end = document.lineAt(document.lineCount - 1).range.end;
    return [vscode.TextEdit.replace(new vscode.Range(new vscode.Position(0, 0), end), text)];
  };
  context.subscriptions.push(
    found,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => found.delete(uri)),
    vscode.languages.registerDocumentFormattingEditProvider("coproduce", { provideDocumentFormattingEdits: layOut }),
  );
  vscode.workspace.textDocuments.forEach(check);
  return interpreter;
}

/** The module that the extension carries. */
const carried = (context) =>
  vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, "dist", "coproduce.wasm"));

module.exports = { Interpreter, carried, findings, watch };
