"use strict";
// The extension in a browser: the interpreter that it carries finds what it can.

const vscode = require("vscode");
const { carried, watch } = require("./interpreter.js");
const { page, show } = require("./panel.js");

async function activate(context) {
  const interpreter = await watch(context, await carried(context));
  const drawn = (document) => page(interpreter.ask(document.fileName, document.getText(), "drawing").text);
  const elsewhere = () => vscode.window.showInformationMessage("Coproduce: reports are made by the program, on a machine of one's own.");
  context.subscriptions.push(
    vscode.commands.registerCommand("coproduce.picture", () => show("picture", "Picture", drawn)),
    vscode.commands.registerCommand("coproduce.report", elsewhere),
    vscode.commands.registerCommand("coproduce.restart", elsewhere),
  );
}

module.exports = { activate };
