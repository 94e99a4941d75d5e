"use strict";
// Panels beside a model: its picture, and its report.

const vscode = require("vscode");

/** A page around something that is drawn or said; nothing in it runs. */
function page(body) {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const style = "body { background: #fff; color: #111; } svg { max-width: max(100%, 48rem); height: auto; } pre { overflow-x: auto; }";
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style></head><body>${body}</body></html>`;
}

/** Shows a page beside the model that is being edited; `make` makes it of the document. */
async function show(kind, title, make) {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== "coproduce") {
    vscode.window.showInformationMessage("Coproduce: open a model first.");
    return undefined;
  }
  let html;
  try {
    html = await make(document);
  } catch (error) {
    vscode.window.showErrorMessage(`Coproduce: ${error.message}`);
    return undefined;
  }
  const options = { enableScripts: kind === "report", enableFindWidget: true };
  // Who looks at it goes on writing.
  const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  const panel = vscode.window.createWebviewPanel(`coproduce.${kind}`, title, place, options);
  panel.webview.html = html;
  return panel;
}

module.exports = { page, show };
