// The interpreter, as a page asks it.

/** How long an analysis may take before it is ended, in milliseconds. */
const PATIENCE = 5000;

/** The value that a part of the page carries. */
const carried = (address) => JSON.parse(document.getElementById(address).textContent);

/** The interpreter in a thread of its own. One that fails, or takes too long, is replaced by another. */
class Interpreter {
  #packed = document.getElementById("interpreter").textContent;
  #script = URL.createObjectURL(new Blob([carried("worker")], { type: "text/javascript" }));
  #module;
  #worker;
  #opened;
  #number = 0;
  #waiting = new Map();
  /** Requests are answered in order: each waits for the one before. */
  #last = Promise.resolve();

  /** Asks about a model, which is its texts; the newest of several requests of a kind is the one that counts. */
  ask(texts, request) {
    const answer = this.#last.then(() => this.#answer(texts, request));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #answer(texts, request) {
    if (!this.#worker) await this.#start();
    if (this.#opened !== texts) {
      await this.#send({ request: { open: texts } });
      this.#opened = texts;
    }
    const { reply } = await this.#send({ request });
    if (reply.refused) throw new Error(reply.refused);
    return reply;
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
        [this.#worker, this.#opened] = [undefined, undefined];
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
