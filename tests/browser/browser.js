// A browser without a network, and reports to open in it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const folder = mkdtempSync(join(tmpdir(), "coproduce-browser-"));
export const program = join(process.cwd(), "target/debug/coproduce");

/** What a command writes; findings are no failure. */
export function coproduce(...words) {
  try {
    return execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

let reports = 0;

/** Writes the report of models, and says where it is. */
export function report(paths, ...flags) {
  const file = join(folder, `${++reports}.html`);
  coproduce("report", ...paths, "-o", file, ...flags);
  return file;
}

/** Writes a playground that begins with models, or with the shipped ones, and says where it is. */
export function playground(...paths) {
  const file = join(folder, `${++reports}.html`);
  coproduce("playground", ...paths, "-o", file);
  return file;
}

/** A model of its own, in a folder of its own. */
export function model(text, name = "model.coprod") {
  const file = join(mkdtempSync(join(folder, "model-")), name);
  writeFileSync(file, text);
  return file;
}

export const size = (file) => readFileSync(file).length;

/** A browser in which a page that asks for anything fails. */
export async function browse() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  return browser;
}

/** A page with a report in it, and everything that went wrong there. */
export async function open(browser, file, { hash = "", context, ...options } = {}) {
  context ??= await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.wrong.push(message.text()));
  page.on("request", (request) => /^(file|blob|data):/.test(request.url()) || page.wrong.push(request.url()));
  page.on("dialog", (dialog) => page.wrong.push(dialog.message()) && dialog.dismiss());
  await page.goto(pathToFileURL(file) + hash);
  return page;
}

/** Waits until a page answers. */
export const alive = (page) => page.waitForSelector("html[data-alive]", { timeout: 60_000 });
