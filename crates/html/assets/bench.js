// Where a model is asked: switches ask the interpreter, and what it says takes the place of what stood there.

/** A word of a command line. */
const quoted = (word) => (/^[\w.,/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The part of a report in which a model is asked. */
class Bench {
  /** `own` is what of the address of the page says which model this is. */
  constructor(interpreter, texts, part, own) {
    [this.interpreter, this.texts, this.part, this.own] = [interpreter, texts, part, own];
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

  /** Keeps of what is switched what the board has a switch for: an address may be older than the model. */
  keep() {
    const names = new Set([...this.board.querySelectorAll("[data-name]")].map((one) => one.dataset.name));
    this.states = new Map([...this.states].filter(([name]) => names.has(name)));
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
        this.keep();
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

  ask(request) {
    return this.interpreter.ask(this.texts, request);
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
    this.command.textContent = ["coproduce run", quoted(this.texts.name), ...parts].join(" ");
    history.replaceState(null, "", this.address);
  }

  /** The end of the address that leads to this situation. */
  get address() {
    const [[kind, place]] = Object.entries(this.where);
    const words = new URLSearchParams([...this.own, [kind, place]]);
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
function slide(interpreter, texts, part) {
  const [input, output, there] = ["input", "output", ".there"].map((what) => part.querySelector(what));
  let turn = 0;
  const show = async () => {
    const now = ++turn;
    output.textContent = input.value;
    try {
      const reply = await interpreter.ask(texts, { moment: { course: part.dataset.course, at: Number(input.value) } });
      if (now === turn) there.innerHTML = reply.html ?? "";
    } catch (error) {
      if (now === turn) there.textContent = error.message;
    }
  };
  input.addEventListener("input", show);
  part.hidden = false;
  part.addEventListener("focusin", show, { once: true });
}
