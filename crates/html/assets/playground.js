// A playground: what is written is read by the interpreter after each pause, and what it says stands beside it.

/** How long a pause in writing is, in milliseconds. */
const PAUSE = 200;
/** How many characters a link carries, and how many a text that it leads to may have: a link may come from anyone. */
const LINKED = 100_000;
const UNPACKED = 2_000_000;

/** The field that the page has of its own, where there is no editor. */
class Field {
  constructor(area, text, changed) {
    this.area = area;
    area.value = text;
    area.addEventListener("input", changed);
  }

  get text() {
    return this.area.value;
  }

  set text(other) {
    this.area.value = other;
    this.area.dispatchEvent(new Event("input"));
  }

  show() {}

  select(from, to) {
    const lines = this.area.value.split("\n");
    const offset = ([line, column]) =>
      lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) +
      Array.from(lines[line - 1] ?? "").slice(0, column - 1).join("").length;
    this.area.focus();
    this.area.setSelectionRange(offset(from), offset(to));
  }
}

const through = (bytes, stream) => new Blob([bytes]).stream().pipeThrough(stream);

/** A text as part of an address. */
async function packed(text) {
  const stream = through(text, new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The text of an address; an error, where there is none, or too long a one. */
async function unpacked(letters) {
  const bytes = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for await (const piece of through(bytes, new DecompressionStream("deflate-raw"))) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > UNPACKED) throw new Error("the text of this link is too long");
  }
  return text + decoder.decode();
}

const address = () => new URLSearchParams(location.hash.startsWith("#if?") ? location.hash.slice(4) : "");

class Playground {
  constructor() {
    this.interpreter = new Interpreter();
    this.beginnings = carried("texts");
    this.texts = this.beginnings[0];
    for (const name of ["beginning", "file", "save", "format", "share", "told", "reading", "found", "asked", "comes", "evaluated"]) {
      this[name] = document.querySelector(`.${name}`);
    }
    this.turn = 0;
  }

  async start() {
    const words = address();
    const { text, problem } = await this.given(words);
    const changed = () => this.changed();
    const area = document.querySelector(".text");
    if (globalThis.codeEditor) {
      area.closest(".field").hidden = true;
      const parent = document.querySelector(".editor");
      parent.hidden = false;
      this.editor = codeEditor({ parent, text, words: carried("words"), label: "The model", changed });
    } else {
      this.editor = new Field(area, text, changed);
    }
    this.listen();
    await this.read(words);
    if (problem) this.told.textContent = problem;
    document.documentElement.dataset.alive = "";
  }

  /** The text that the address carries, or else the first of those to begin with. */
  async given(words) {
    const letters = words.get("text");
    if (!letters) return { text: this.texts.text };
    try {
      const text = await unpacked(letters);
      const name = words.get("of") ?? "model.coprod";
      const at = this.beginnings.findIndex((one) => one.name === name);
      // A model that is one of those to begin with uses what that one does.
      if (at >= 0) this.beginning.selectedIndex = at;
      this.texts = this.beginnings[at] ?? { name };
      return { text };
    } catch {
      return { text: this.texts.text, problem: "The link is damaged: it leads to no text." };
    }
  }

  listen() {
    this.beginning.addEventListener("change", () => {
      this.texts = this.beginnings[this.beginning.selectedIndex];
      this.editor.text = this.texts.text;
    });
    this.file.addEventListener("change", async () => {
      const [file] = this.file.files;
      if (!file) return;
      if (file.size > UNPACKED) {
        this.told.textContent = "The file is too long for this page: use the command line.";
        return;
      }
      this.texts = { name: file.name };
      this.editor.text = await file.text();
    });
    this.save.addEventListener("click", () => this.download());
    this.format.addEventListener("click", () => this.layOut());
    this.share.addEventListener("click", () => this.copy());
    this.found.addEventListener("click", ({ target }) => {
      const { line, column, endLine, endColumn } = target.closest("button.where")?.dataset ?? {};
      if (line) this.editor.select([Number(line), Number(column)], [Number(endLine), Number(endColumn)]);
    });
  }

  changed() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.read(address()), PAUSE);
  }

  /** Reads what is written, and shows what is found in it and what comes of it. */
  async read(words) {
    const turn = ++this.turn;
    const texts = { ...this.texts, text: this.editor.text };
    const ask = async (request) => {
      const reply = await this.interpreter.ask(texts, request);
      return turn === this.turn ? reply : Promise.reject(new Superseded());
    };
    this.reading.setAttribute("aria-busy", "true");
    try {
      const own = await this.remember(texts);
      this.show(texts, await ask("check"));
      const bench = await ask("bench");
      await this.ask(texts, bench.html, own, words);
      this.evaluated.innerHTML = (await ask("run")).html;
      this.comes.hidden = false;
    } catch (error) {
      if (error instanceof Superseded) return;
      // Nothing that is shown may be of another text.
      this.comes.hidden = true;
      this.asked.textContent = "";
      this.told.textContent = `${this.told.textContent} Nothing is evaluated: ${error.message}.`.trim();
    } finally {
      if (turn === this.turn) this.reading.setAttribute("aria-busy", "false");
    }
  }

  /** Keeps the text in the address, so that it is there after the page is loaded again. */
  async remember({ name, text }) {
    const letters = await packed(text);
    const own = letters.length > LINKED ? [] : [["of", name], ["text", letters]];
    history.replaceState(null, "", `#if?${new URLSearchParams(own)}`);
    return own;
  }

  /** Shows what is found. Each place in this text is a button that leads to it. */
  show(texts, { html, marks, names = [] }) {
    this.editor.show(marks, names);
    this.found.innerHTML = html;
    for (const place of this.found.querySelectorAll(".where")) {
      if (!place.textContent.startsWith(`${texts.name}:`)) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "ask where";
      button.textContent = place.textContent;
      Object.assign(button.dataset, place.dataset);
      place.replaceWith(button);
    }
    const nouns = { error: "error", warning: "warning", info: "remark" };
    const found = Object.entries(nouns).flatMap(([level, noun]) => {
      const count = marks.filter((one) => one.level === level).length;
      return count === 0 ? [] : [`${count} ${noun}${count > 1 ? "s" : ""}`];
    });
    this.told.textContent = found.length === 0 ? "Nothing was found." : `${found.join(", ")}.`;
  }

  /** Makes the bench of the model, in the situation of the address as far as there is one. */
  async ask(texts, html, own, words) {
    this.asked.innerHTML = html ?? "";
    const part = this.asked.firstElementChild;
    if (!part) return;
    const bench = new Bench(this.interpreter, texts, part, own);
    bench.link.hidden = true;
    bench.follow(words);
    await bench.show(true);
  }

  async layOut() {
    try {
      const texts = { ...this.texts, text: this.editor.text };
      const { text } = await this.interpreter.ask(texts, "format");
      if (text !== this.editor.text) this.editor.text = text;
      this.told.textContent = "The model is laid out.";
    } catch (error) {
      this.told.textContent = `The model is not laid out: ${error.message}.`;
    }
  }

  async copy() {
    if (!address().has("text")) {
      this.told.textContent = "The model is too long for a link: save it as a file.";
      return;
    }
    try {
      await navigator.clipboard.writeText(location.href);
      this.told.textContent = "The link to this model is copied.";
    } catch {
      this.told.textContent = "The link to this model stands in the address bar.";
    }
  }

  download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([this.editor.text], { type: "text/plain" }));
    link.download = this.texts.name.split("/").pop();
    link.click();
    URL.revokeObjectURL(link.href);
  }
}

/** That a newer text is read instead. */
class Superseded extends Error {}

new Playground().start();
