// Reports in a browser: they answer as the command line does, can be read by everyone, and break out of nothing.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { alive, browse, coproduce, model, open, report, size } from "./browser.js";

const SWITCHINGS = Number(process.env.SWITCHINGS ?? 20);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser;
before(async () => (browser = await browse()));
after(() => browser.close());

/** Every example that is one file and can be asked. */
const examples = ["examples", "examples/time", "examples/archetypes", "examples/lipset", "examples/orchestration"]
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith(".coprod"));

/** Numbers that look random and are the same each time. */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("a page is small, and answers", async () => {
  const file = report(["examples/acorn.coprod"]);
  assert.ok(size(file) <= 1_300_000, `${size(file)} bytes`);
  assert.ok(size(report(["examples/white_shirt.coprod"], "--static")) <= 200_000);
  // How soon is shown by `bench/report.js`.
  const page = await open(browser, file);
  await alive(page);
  assert.deepEqual(page.wrong, []);
});

test("the same model gives the same bytes", () => {
  const [one, other] = [report(["examples/white_shirt.coprod"]), report(["examples/white_shirt.coprod"])];
  assert.ok(readFileSync(one).equals(readFileSync(other)));
});

test("without JavaScript the page is complete, and offers nothing that cannot be had", async () => {
  const page = await open(browser, report(["examples/white_shirt.coprod"]), { javaScriptEnabled: false });
  const text = await page.locator("main").innerText();
  for (const said of ["realised (R)", "Where one promise is broken", "The model as a picture", "What is assumed"]) {
    assert.ok(text.includes(said), said);
  }
  assert.equal(await page.locator('[data-part="ask"]').isVisible(), false);
});

test("a switch changes verdicts, the picture, the command and the address, and can be undone", async () => {
  const page = await open(browser, report(["examples/acorn.coprod"]));
  await alive(page);
  const oak = page.locator('[data-part="ask"] .answer tr', { hasText: "oak" });
  const status = page.locator(".status");
  assert.match(await oak.innerText(), /produced/);
  await page.locator('[data-name="soil"] input[value="without"]').check({ force: true });
  await status.filter({ hasText: "oak is now not produced" }).waitFor();
  assert.match(await oak.innerText(), /missing soil/);
  assert.match(await page.locator(".command").innerText(), /--scenario in_the_forest --without soil/);
  await page.locator('[data-part="ask"] .shown', { hasText: "taken away" }).waitFor();
  const address = new URL(page.url()).hash;
  await page.getByRole("button", { name: "Undo" }).click();
  await status.filter({ hasText: "oak is now produced" }).waitFor();
  const other = await open(browser, report(["examples/acorn.coprod"]), { hash: address });
  await alive(other);
  assert.match(await other.locator('[data-part="ask"] .answer').innerText(), /missing soil/);
  assert.deepEqual([...page.wrong, ...other.wrong], []);
});

test("a product says why, and what is missing is set by a button", async () => {
  const page = await open(browser, report(["examples/acorn.coprod"]), { hash: "#if?model=0&scenario=at_sea" });
  await alive(page);
  const explained = page.locator(".explained");
  await page.locator('.answer [data-why="oak"]').click();
  await explained.getByText("What is missing for oak").waitFor();
  await page.locator(".place").selectOption("in_the_lab");
  await explained.getByRole("button", { name: "Try moisture and warmth" }).click();
  await explained.getByText("Why oak is produced").waitFor();
  assert.match(await explained.innerText(), /germination/);
  assert.deepEqual(page.wrong, []);
});

test("a course is followed period by period", async () => {
  const page = await open(browser, report(["examples/time/thermostat.coprod"]));
  await alive(page);
  const slider = page.locator(".moment input").first();
  await slider.focus();
  await slider.fill("0");
  await page.locator(".moment .there", { hasText: "in period 0" }).first().waitFor();
  assert.deepEqual(page.wrong, []);
});

test("the keyboard alone suffices", async () => {
  const page = await open(browser, report(["examples/acorn.coprod"]));
  await alive(page);
  const focused = () => page.evaluate(() => document.activeElement.closest("[data-name]")?.dataset.name);
  for (let steps = 0; (await focused()) !== "soil"; steps++) {
    assert.ok(steps < 80, "no switch is reached");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ArrowRight");
  await page.locator(".status", { hasText: "oak is now not produced" }).waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  test(`a page has nothing that keeps anyone from reading it (${colorScheme})`, async () => {
    for (const example of ["examples/acorn.coprod", "examples/white_shirt.coprod", "examples/time/thermostat.coprod"]) {
      const page = await open(browser, report([example]), { colorScheme, bypassCSP: true });
      await alive(page);
      await page.locator('[data-part="ask"] [data-why]').first().click();
      await page.locator(".explained:not([hidden])").waitFor();
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
      assert.deepEqual(said, [], example);
    }
  });
}

test("names that would break out of a page do not", async () => {
  const names = ["</script><script>alert(1)</script>", "<!-- <script>", "\"><img src=x onerror=alert(1)>", "a'b\"c&amp;", "x".repeat(10_000)];
  const written = names.map((name) => `\`${name}\``);
  const text = `model hostile "</title><script>alert(2)</script>"
object ${written.join(", ")}, soil, oak
environment here { holds soil }
environment there { lacks soil }
law growth in here { ${written.join(" and ")} and soil produce oak }
scenario all in here { given ${written.join(", ")} expect oak }
`;
  const page = await open(browser, report([model(text, "<b>hostile<!--.coprod")]));
  await alive(page);
  const switches = await page.locator("[data-name]").evaluateAll((all) => all.map((one) => one.dataset.name));
  assert.deepEqual(switches.slice(0, 4), written.slice(0, 4));
  await page.locator("[data-name] input[value=without]").first().check({ force: true });
  await page.locator(".status", { hasText: "oak is now not produced" }).waitFor();
  assert.deepEqual(page.wrong, []);
  assert.equal(await page.evaluate(() => document.querySelectorAll("main script, main img").length), 0);
});

test(`${SWITCHINGS} situations of every example are answered as on the command line`, async () => {
  for (const example of examples) {
    const page = await open(browser, report([example]));
    if ((await page.locator('[data-part="ask"]').count()) === 0) continue;
    await alive(page);
    const below = random(7);
    const places = await page.locator(".place option").evaluateAll((all) => all.map((one) => [one.dataset.kind, one.value]));
    for (let time = 0; time < SWITCHINGS; time++) {
      const [kind, place] = places[below(places.length)];
      const [states, value] = await page.evaluate(
        async ([where, numbers]) => {
          const interpreter = (window.tested ??= new Interpreter());
          const [texts] = (window.asked ??= carried("texts"));
          const board = new DOMParser().parseFromString((await interpreter.ask(texts, { board: where })).html ?? "", "text/html");
          // In the order in which the command line takes them.
          const order = ["given", "without", "unknown"];
          const states = [...board.querySelectorAll("[data-name]")].flatMap((one, at) => {
            const free = [...one.querySelectorAll("input:not([disabled])")].map((input) => input.value);
            const chosen = numbers[at % numbers.length] % 6;
            return chosen < free.length ? [[one.dataset.name, free[chosen]]] : [];
          }).sort(([, one], [, other]) => order.indexOf(one) - order.indexOf(other));
          return [states, (await interpreter.ask(texts, { situation: { place: where, states, whole: true } })).value];
        },
        [{ [kind]: place }, Array.from({ length: 97 }, () => below(1 << 16))],
      );
      const flags = ["given", "without", "unknown"].flatMap((state) => {
        const names = states.filter(([, is]) => is === state).map(([name]) => name);
        return names.length > 0 ? [`--${state}`, names.join(",")] : [];
      });
      const said = JSON.parse(coproduce("run", example, "--format", "json", kind === "scenario" ? "--scenario" : "--in", place, ...flags));
      const { file, ...situation } = said.results.situations[0];
      assert.deepEqual(value, situation, `${example} ${kind} ${place} ${flags.join(" ")}`);
    }
    assert.deepEqual(page.wrong, [], example);
    await page.context().close();
  }
});
