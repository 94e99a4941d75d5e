"use strict";
// The extension on a machine of one's own: the program does all of it; where it is not installed, the interpreter that
// the extension carries finds what it can.

const vscode = require("vscode");
const { carried, watch } = require("./interpreter.js");
const { page, show } = require("./panel.js");
const program = require("./program.js");

async function activate(context) {
  const register = (name, does) => context.subscriptions.push(vscode.commands.registerCommand(`coproduce.${name}`, does));
  if (await program.version()) {
    const client = await program.serve(context);
    register("picture", () =>
      show("picture", "Picture", async (document) => page(await program.written(document, "graph", "--format", "svg"))),
    );
    register("report", () => show("report", "Report", (document) => program.written(document, "report")));
    register("restart", () => client.restart());
    return;
  }
  const interpreter = await watch(context, await carried(context));
  const drawn = (document) => page(interpreter.ask(document.fileName, document.getText(), "drawing").text);
  register("picture", () => show("picture", "Picture", drawn));
  const missing = () =>
    vscode.window.showWarningMessage("Coproduce: the program is not found. Install it, or say where it is: `coproduce.path`.");
  register("report", missing);
  register("restart", missing);
  missing();
}

module.exports = { activate };
