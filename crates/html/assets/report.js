// Makes a report answer. Without this the page is complete; nothing here knows how anything looks.

/** Makes the page alive. */
async function start() {
  const interpreter = new Interpreter();
  const texts = carried("texts");
  const benches = new Map();
  for (const model of document.querySelectorAll("[data-model]")) {
    const number = Number(model.dataset.model);
    for (const part of model.querySelectorAll("[data-course]")) slide(interpreter, texts[number], part);
    const part = model.querySelector('[data-part="ask"]');
    if (part) benches.set(number, new Bench(interpreter, texts[number], part, [["model", number]]));
  }
  const words = new URLSearchParams(location.hash.startsWith("#if?") ? location.hash.slice(4) : "");
  const wanted = benches.get(Number(words.get("model") ?? -1));
  const isFound = wanted?.follow(words) ?? false;
  for (const [number, bench] of benches) {
    bench.part.hidden = false;
    const isNear = isFound ? bench === wanted : number === Math.min(...benches.keys());
    if (isNear) await bench.show(true);
    else bench.part.addEventListener("focusin", () => bench.show(true), { once: true });
  }
  if (isFound) wanted.part.scrollIntoView();
  document.documentElement.dataset.alive = "";
}

start();
