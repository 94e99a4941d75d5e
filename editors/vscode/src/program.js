"use strict";
// The program, where it is installed: it is the language server, and draws and reports.

const { execFile } = require("node:child_process");
const { promisify } = require("node:util");
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const run = promisify(execFile);
/** So many bytes a picture or a report may have. */
const MOST = 64 * 1024 * 1024;

const settings = () => vscode.workspace.getConfiguration("coproduce");
const path = () => settings().get("path", "coproduce");

/** What it says of its version; nothing, where it cannot be started. */
async function version() {
  try {
    return (await run(path(), ["--version"])).stdout.trim();
  } catch {
    return undefined;
  }
}

/** What a command writes on a document, as it is on the disk. Findings are no failure. */
async function written(document, ...words) {
  if (document.isDirty && !(await document.save())) throw new Error("the model is not saved");
  try {
    return (await run(path(), [...words, document.fileName], { maxBuffer: MOST })).stdout;
  } catch (error) {
    if (error.code === 1 && error.stdout) return error.stdout;
    throw new Error((error.stderr || error.message).trim());
  }
}

/** Texts that commands answered with, each under an address of its own. */
class Answers {
  #texts = new Map();

  provideTextDocumentContent(uri) {
    return this.#texts.get(uri.toString());
  }

  async show(title, text) {
    const uri = vscode.Uri.from({ scheme: "coproduce-answer", path: `/${this.#texts.size + 1}/${title}.txt` });
    this.#texts.set(uri.toString(), text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true });
  }
}

/** The settings as the server reads them. */
const wanted = () => ({
  answers: "result",
  codeLens: settings().get("codeLens", true),
  inlayHints: settings().get("inlayHints", true),
});

/** Starts the language server; what commands answer is shown as a text. */
async function serve(context) {
  const answers = new Answers();
  context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider("coproduce-answer", answers));
  const server = { command: path(), args: ["lsp"], transport: TransportKind.stdio };
  const client = new LanguageClient("coproduce", "Coproduce", server, {
    documentSelector: [{ language: "coproduce" }],
    initializationOptions: wanted(),
    middleware: {
      async executeCommand(command, words, next) {
        const text = await next(command, words);
        if (typeof text === "string") await answers.show(words.slice(1).join(" in ") || "answer", text);
        return text;
      },
    },
  });
  context.subscriptions.push(
    client,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration("coproduce")) return;
      client.sendNotification("workspace/didChangeConfiguration", { settings: { coproduce: wanted() } });
    }),
  );
  await client.start();
  return client;
}

module.exports = { Answers, serve, version, written };
