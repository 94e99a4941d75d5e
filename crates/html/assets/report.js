"use strict";
// Makes a report answer: switches ask the interpreter, which runs beside the page, and what it says takes the place of
// what stood there. Without this the page is complete; nothing here knows how anything looks.

/** How long an analysis may take before it is ended, in milliseconds. */
const PATIENCE = 5000;

/** The value that a part of the page carries. */
const carried = (address) => JSON.parse(document.getElementById(address).textContent);

/** The interpreter in a thread of its own. One that fails, or takes too long, is replaced by another. */
class Interpreter {
  #packed = document.getElementById("interpreter").textContent;
  #script = URL.createObjectURL(new Blob([carried("worker")], { type: "text/javascript" }));
  #texts = carried("texts");
  #module;
  #worker;
  #opened = -1;
  #number = 0;
  #waiting = new Map();
  /** Requests are answered in order: each waits for the one before. */
  #last = Promise.resolve();

  /** Asks about one of the models; the newest of several requests of a kind is the one that counts. */
  ask(model, request) {
    const answer = this.#last.then(() => this.#answer(model, request));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #answer(model, request) {
    if (!this.#worker) await this.#start();
    if (this.#opened !== model) {
      const opened = await this.#send({ request: { open: this.#texts[model] } });
      if (opened.reply.refused) throw new Error(opened.reply.refused);
      this.#opened = model;
    }
    return (await this.#send({ request })).reply;
  }

  async #start() {
    this.#worker = new Worker(this.#script);
    this.#worker.onmessage = ({ data }) => {
      const settle = this.#waiting.get(data.number);
      this.#waiting.delete(data.number);
      settle?.(data);
    };
    const started = await this.#send(this.#module ? { module: this.#module } : { packed: this.#packed });
    this.#module = started.module;
  }

  #send(message) {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      const stop = (reason) => {
        this.#worker?.terminate();
        [this.#worker, this.#opened] = [undefined, -1];
        this.#waiting.delete(number);
        reject(new Error(reason));
      };
      const patience = setTimeout(() => stop(`the analysis was ended after ${PATIENCE / 1000} seconds`), PATIENCE);
      this.#waiting.set(number, (data) => {
        clearTimeout(patience);
        if (data.failed) stop(data.failed);
        else resolve(data);
      });
      this.#worker.postMessage({ number, ...message });
    });
  }
}

/** A word of a command line. */
const quoted = (word) => (/^[\w.,/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The part of a report in which a model is asked. */
class Bench {
  constructor(interpreter, model, part) {
    [this.interpreter, this.model, this.part] = [interpreter, model, part];
    this.file = carried("texts")[model].name;
    for (const name of ["place", "undo", "reset", "link", "status", "board", "answer", "explained", "shown"]) {
      this[name] = part.querySelector(`.${name}`);
    }
    this.command = part.querySelector(".command code");
    /** What is switched: names, and to what. */
    this.states = new Map();
    this.past = [];
    this.verdicts = new Map();
    this.why = undefined;
    this.turn = 0;
    this.listen();
  }

  listen() {
    this.place.addEventListener("change", () => this.change(() => this.states.clear(), true));
    this.undo.addEventListener("click", () => this.back());
    this.reset.addEventListener("click", () => this.change(() => this.states.clear()));
    this.link.addEventListener("click", () => this.copy());
    this.board.addEventListener("change", (event) => this.switched(event.target));
    this.part.addEventListener("click", (event) => {
      const asked = event.target.closest("[data-why]");
      const offered = event.target.closest("[data-set]");
      if (asked) this.explain(asked.dataset.why, true);
      if (offered) this.change(() => this.set(JSON.parse(offered.dataset.set)));
    });
  }

  get where() {
    const chosen = this.place.selectedOptions[0];
    return { [chosen.dataset.kind]: chosen.value };
  }

  get situation() {
    return { place: this.where, states: [...this.states] };
  }

  /** Makes a change that can be undone. */
  change(make, moves = false) {
    const before = { place: this.at ?? this.place.selectedIndex, states: new Map(this.states) };
    make();
    this.past.push(before);
    return this.show(moves);
  }

  back() {
    const before = this.past.pop();
    if (!before) return;
    const moves = before.place !== this.place.selectedIndex;
    [this.place.selectedIndex, this.states] = [before.place, before.states];
    this.show(moves);
  }

  switched(input) {
    const { name, stands } = input.closest("[data-name]").dataset;
    this.change(() => (input.value === stands ? this.states.delete(name) : this.states.set(name, input.value)));
  }

  /** Sets switches as an offer has them: what the place itself has so is left alone. */
  set(states) {
    for (const [name, state] of states) {
      const of = [...this.board.querySelectorAll("[data-name]")].find((one) => one.dataset.name === name);
      if (of?.dataset.stands === state) this.states.delete(name);
      else this.states.set(name, state);
    }
  }

  /** Shows what follows. */
  async show(moves = false) {
    const turn = ++this.turn;
    this.at = this.place.selectedIndex;
    this.part.setAttribute("aria-busy", "true");
    try {
      if (moves || !this.board.hasChildNodes()) {
        const board = await this.ask({ board: this.where });
        if (turn !== this.turn) return;
        this.board.innerHTML = board.html;
        this.verdicts.clear();
      }
      this.reflect();
      const answer = await this.ask({ situation: this.situation });
      if (turn !== this.turn) return;
      this.answer.innerHTML = answer.html;
      this.tell(answer.verdicts ?? []);
      const shown = this.ask({ picture: this.situation });
      if (this.why) await this.explain(this.why, false);
      const picture = await shown;
      if (turn === this.turn) this.shown.innerHTML = picture.html;
    } catch (error) {
      if (turn === this.turn) this.refuse(error.message);
    } finally {
      if (turn === this.turn) this.part.setAttribute("aria-busy", "false");
    }
  }

  async ask(request) {
    const reply = await this.interpreter.ask(this.model, request);
    if (reply.refused) throw new Error(reply.refused);
    return reply;
  }

  /** Says why nothing follows, and leaves what stood there. */
  refuse(reason) {
    this.status.textContent = `No answer: ${reason}. Undo, or settle more of what is open.`;
  }

  /** Sets buttons, switches, address and command as the situation has them. */
  reflect() {
    this.undo.disabled = this.past.length === 0;
    this.reset.disabled = this.states.size === 0;
    for (const of of this.board.querySelectorAll("[data-name]")) {
      const { name, stands } = of.dataset;
      const input = of.querySelector(`input[value="${this.states.get(name) ?? stands}"]`);
      if (input) input.checked = true;
      of.classList.toggle("switched", this.states.has(name));
    }
    const [[kind, place]] = Object.entries(this.where);
    const parts = [kind === "scenario" ? "--scenario" : "--in", quoted(place)];
    for (const state of ["given", "without", "unknown"]) {
      const names = [...this.states].filter(([, is]) => is === state).map(([name]) => name);
      if (names.length > 0) parts.push(`--${state}`, quoted(names.join(",")));
    }
    this.command.textContent = ["coproduce run", quoted(this.file), ...parts].join(" ");
    history.replaceState(null, "", this.address);
  }

  /** The end of the address that leads to this situation. */
  get address() {
    const [[kind, place]] = Object.entries(this.where);
    const words = new URLSearchParams([["model", this.model], [kind, place]]);
    for (const [name, state] of this.states) words.append(state, name);
    return `#if?${words}`;
  }

  /** Goes to the situation of an address. */
  follow(words) {
    const kind = words.has("scenario") ? "scenario" : "environment";
    const options = [...this.place.options];
    const at = options.findIndex((one) => one.dataset.kind === kind && one.value === words.get(kind));
    if (at < 0) return false;
    this.place.selectedIndex = at;
    const states = ["given", "without", "unknown"].flatMap((state) => words.getAll(state).map((name) => [name, state]));
    this.states = new Map(states);
    return true;
  }

  async copy() {
    const link = location.href.split("#")[0] + this.address;
    try {
      await navigator.clipboard.writeText(link);
      this.status.textContent = "The link to this situation is copied.";
    } catch {
      this.status.textContent = `The link to this situation: ${link}`;
    }
  }

  /** Says what became of products since the last time, and marks them. */
  tell(verdicts) {
    const words = { produced: "produced", not_produced: "not produced", undetermined: "undetermined" };
    const changed = verdicts.filter(([name, verdict]) => this.verdicts.has(name) && this.verdicts.get(name) !== verdict);
    const isFirst = this.verdicts.size === 0;
    this.verdicts = new Map(verdicts);
    for (const [name] of changed) {
      const asked = [...this.answer.querySelectorAll("[data-why]")].find((one) => one.dataset.why === name);
      asked?.closest("tr")?.classList.add("changed");
    }
    const said = changed.slice(0, 8).map(([name, verdict]) => `${name} is now ${words[verdict]}`);
    if (changed.length > said.length) said.push(`${changed.length - said.length} more have changed`);
    if (isFirst) this.status.textContent = "";
    else this.status.textContent = said.length > 0 ? `${said.join("; ")}.` : "Nothing changes.";
  }

  async explain(product, isAsked) {
    this.why = product;
    try {
      const { html } = await this.ask({ why: { ...this.situation, product } });
      this.explained.innerHTML = html;
    } catch (error) {
      this.explained.textContent = error.message;
    }
    this.explained.hidden = false;
    if (isAsked) this.explained.focus();
  }
}

/** A slider over the periods of a course. */
function slide(interpreter, model, part) {
  const [input, output, there] = ["input", "output", ".there"].map((what) => part.querySelector(what));
  let turn = 0;
  const show = async () => {
    const now = ++turn;
    output.textContent = input.value;
    try {
      const reply = await interpreter.ask(model, { moment: { course: part.dataset.course, at: Number(input.value) } });
      if (now === turn) there.innerHTML = reply.html ?? "";
    } catch (error) {
      if (now === turn) there.textContent = error.message;
    }
  };
  input.addEventListener("input", show);
  part.hidden = false;
  part.addEventListener("focusin", show, { once: true });
}

/** Makes the page alive. */
async function start() {
  const interpreter = new Interpreter();
  const benches = new Map();
  for (const model of document.querySelectorAll("[data-model]")) {
    const number = Number(model.dataset.model);
    for (const part of model.querySelectorAll("[data-course]")) slide(interpreter, number, part);
    const part = model.querySelector('[data-part="ask"]');
    if (part) benches.set(number, new Bench(interpreter, number, part));
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
