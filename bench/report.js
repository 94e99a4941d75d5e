// How fast a report is: when it answers, how long a switch takes, and whether the page stands still meanwhile.
//
// Usage, after `bash tests/browser/run`: CHROMIUM=/usr/bin/chromium node bench/report.js [LAWS] [SWITCHES]
// Prints the size of the file, the time until it answers, and of all switches the median and the time that 95 of 100 do
// not exceed; beside them the same model asked on the command line by the program in target/release, whole process.

import { execFileSync } from "node:child_process";
import { alive, browse, model, open, report, size } from "../tests/browser/browser.js";

const [laws, switches] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 100)];

/** Layers of ten products, each of two of the layer below and of something that is up to the situation. */
function layered() {
  const things = [], stated = [], given = [];
  for (let at = 0; at < laws; at++) {
    things.push(`p${at}`, `x${at}`);
    given.push(`x${at}`);
    const below = (step) => (at < 10 ? `b${(at + step) % 10}` : `p${Math.floor(at / 10) * 10 - 10 + ((at + step) % 10)}`);
    stated.push(`law l${at} in here { ${below(0)} and ${below(3)} and x${at} produce p${at} }`);
  }
  const base = Array.from({ length: 10 }, (_, at) => `b${at}`);
  return [`object ${[...base, ...things, "ground"].join(", ")}`, "environment here { holds ground }", "environment there { lacks ground }", ...stated, `scenario all in here { given ${[...base, ...given].join(", ")} }`].join("\n");
}

const file = model(layered());
const page = report([file]);
const browser = await browse();
const opened = await open(browser, page);
await alive(opened);
const ready = await opened.evaluate(() => performance.now());
const { took, longest } = await opened.evaluate(async (count) => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: "longtask" });
  const interpreter = new Interpreter();
  const place = { scenario: "all" };
  await interpreter.ask(0, { situation: { place } });
  const took = [];
  for (let at = 0; at < count; at++) {
    const states = [[`x${(at * 37) % 100}`, at % 2 ? "without" : "unknown"]];
    const from = performance.now();
    document.querySelector(".answer").innerHTML = (await interpreter.ask(0, { situation: { place, states } })).html;
    took.push(performance.now() - from);
  }
  return { took: took.sort((one, other) => one - other), longest: Math.max(0, ...tasks) };
}, switches);
await browser.close();
const from = process.hrtime.bigint();
execFileSync("target/release/coproduce", ["run", file, "--scenario", "all", "--without", "x37"], { stdio: "ignore" });
const command = Number(process.hrtime.bigint() - from) / 1e6;
const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))];
console.log(`${laws} laws, ${size(page)} bytes: ready after ${ready.toFixed(0)} ms; a switch takes ${at(0.5).toFixed(1)} ms, ${at(0.95).toFixed(1)} ms at 95 %`);
console.log(`the page stood still for ${longest.toFixed(0)} ms at the most; the command line needs ${command.toFixed(0)} ms, ${(command / at(0.5)).toFixed(2)} times a switch`);
