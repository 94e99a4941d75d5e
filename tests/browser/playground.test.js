// A playground in a browser: what is written is answered as on the command line, and nothing that is written is lost.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { alive, browse, coproduce, model, open, playground } from "./browser.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
let shipped;
before(async () => {
  browser = await browse();
  shipped = playground();
});
after(() => browser.close());

const told = (page, text) => page.locator(".told", { hasText: text }).waitFor();
const writes = async (page, text) => {
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
};

test("what is written is found fault with, marked, and led to", async () => {
  const page = await open(browser, shipped);
  await alive(page);
  await told(page, "Nothing was found.");
  await writes(page, "\nclaim acorn is necessary for pine in forest");
  await told(page, "1 error.");
  assert.match(await page.locator(".found").innerText(), /unknown-name\s+.*`pine`/);
  assert.equal(await page.locator(".cm-lintRange-error").innerText(), "pine");
  assert.equal(await page.locator(".comes").isVisible(), false, "nothing that is shown is of an older text");
  await page.locator(".found button.where").click();
  await page.keyboard.type("oak");
  await told(page, "Nothing was found.");
  assert.match(await page.locator(".evaluated").innerText(), /in_the_forest/);
  assert.deepEqual(page.wrong, []);
});

test("a model that is written can be asked, and its address keeps it", async () => {
  const page = await open(browser, shipped);
  await alive(page);
  await writes(page, "\n// 諏訪湖 🌰");
  while (!(await page.evaluate(async () => (await unpacked(address().get("text"))).endsWith("🌰"))));
  await page.locator('.reading[aria-busy="false"]').waitFor();
  await page.locator('[data-name="soil"] input[value="without"]').check({ force: true });
  await page.locator(".status", { hasText: "oak is now not produced" }).waitFor();
  const other = await open(browser, shipped, { hash: new URL(page.url()).hash });
  await alive(other);
  await other.locator(".answer", { hasText: "missing soil" }).waitFor();
  const kept = await other.evaluate(() => unpacked(address().get("text")));
  assert.match(kept, /^\/\/\/ Singer's acorn[^]*\n\/\/ 諏訪湖 🌰$/);
  await other.locator(".cm-content").click();
  await other.keyboard.press("Control+End");
  assert.equal(await other.locator(".cm-line").last().innerText(), "// 諏訪湖 🌰");
  assert.deepEqual([...page.wrong, ...other.wrong], []);
});

test("a model is laid out", async () => {
  const page = await open(browser, playground(model("object a,b , c\nenvironment e{holds b}\nlaw l in e{a and b produce c}\n")));
  await alive(page);
  await page.getByRole("button", { name: "Lay out" }).click();
  await told(page, "laid out");
  const lines = await page.locator(".cm-line").allInnerTexts();
  assert.deepEqual(lines.filter((line) => line.trim()), ["object a, b, c", "environment e { holds b }", "law l in e { a and b produce c }"]);
  assert.deepEqual(page.wrong, []);
});

test("a link that is damaged, or unpacks without end, leads to the first model and says so", async () => {
  const bomb = await (async () => {
    const stream = new Blob(["a".repeat(20_000_000)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url");
  })();
  for (const letters of ["%00", "AAAA", "no*letters", bomb]) {
    const page = await open(browser, shipped, { hash: `#if?text=${letters}` });
    await alive(page);
    await told(page, "The link is damaged");
    assert.match(await page.locator(".cm-content").innerText(), /model acorn/);
    assert.deepEqual(page.wrong, []);
  }
});

test("what is written, or what a link says, breaks out of nothing", async () => {
  const breakout = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
  const text = `model hostile "${breakout}"\nobject \`${breakout}\`, soil, oak\nenvironment here { holds soil }\nlaw growth in here { \`${breakout}\` and soil produce oak }\nlaw growth in here { gone and soil produce oak }\n`;
  const page = await open(browser, playground(model(text, "<b>hostile.coprod")));
  await alive(page);
  await told(page, "2 errors");
  await page.evaluate((name) => {
    const words = new URLSearchParams(location.hash.slice(4));
    words.set("of", name);
    location.hash = `#if?${words}`;
  }, breakout);
  await page.reload();
  await alive(page);
  await told(page, "2 errors");
  assert.equal(await page.evaluate(() => document.querySelectorAll("main script, main img, header b").length), 0);
  assert.deepEqual(page.wrong, []);
});

test("a plain field does where there is no editor", async () => {
  const context = await browser.newContext({ offline: true });
  await context.addInitScript(() => Object.defineProperty(globalThis, "codeEditor", { get: () => undefined, set() {} }));
  const page = await open(browser, shipped, { context });
  await alive(page);
  await page.locator("textarea").fill("object acorn\nlaw growth { acorn produces oak }\n");
  await told(page, "error");
  await page.locator(".found button.where").first().click();
  assert.equal(await page.evaluate(() => getSelection().toString()), "produces");
  assert.deepEqual(page.wrong, []);
});

for (const colorScheme of ["light", "dark"]) {
  test(`a playground has nothing that keeps anyone from using it (${colorScheme})`, async () => {
    const page = await open(browser, shipped, { colorScheme, bypassCSP: true });
    await alive(page);
    await writes(page, "\nclaim acorn is necessary for pine in forest");
    await told(page, "1 error.");
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document));
    const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
    assert.deepEqual(said, []);
  });
}

test("the keyboard leads into the editor and out of it", async () => {
  const page = await open(browser, shipped);
  await alive(page);
  const isIn = () => page.evaluate(() => document.activeElement.classList.contains("editor"));
  for (let steps = 0; !(await isIn()); steps++) {
    assert.ok(steps < 20, "the editor is not reached");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Tab");
  assert.equal(await isIn(), false);
});

test("every text is found fault with as on the command line", async () => {
  const folders = ["grammar/corpus/accepted", "grammar/corpus/rejected", "examples/time", "examples/archetypes"];
  const paths = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)).filter((path) => path.endsWith(".coprod"));
  assert.ok(paths.length > 100);
  const said = JSON.parse(coproduce("check", ...paths, "--format", "json"));
  const page = await open(browser, shipped);
  await alive(page);
  for (const path of paths) {
    const text = new TextDecoder().decode(readFileSync(path));
    const marks = await page.evaluate(
      async ([name, text]) => (await (window.tested ??= new Interpreter()).ask({ name, text }, "check")).marks,
      [path, text],
    );
    const expected = said.diagnostics.filter(({ file }) => file === path);
    const whole = ({ level, rule, message, line, column, end_line, end_column }) =>
      ({ level, message: `${rule}: ${message}`, from: [line, column], to: [end_line, end_column] });
    assert.deepEqual(marks, expected.map(whole), path);
  }
});
