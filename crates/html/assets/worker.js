"use strict";
// Holds the interpreter, and answers one request after the other.

let interpreter;

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=>?@^_/{|}~";

/** The bytes of a text in base 85: five digits are four bytes, and at the end one digit more than bytes. */
function bytes(text) {
  const values = new Uint8Array(128);
  [...DIGITS].forEach((digit, value) => (values[digit.charCodeAt(0)] = value));
  const found = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let at = 0, end = 0; at < text.length; at += 5) {
    const length = Math.min(5, text.length - at);
    let value = 0;
    // Digits that are not there count as the highest.
    for (let digit = 0; digit < 5; digit++) value = value * 85 + (digit < length ? values[text.charCodeAt(at + digit)] : 84);
    for (let byte = 0; byte < length - 1; byte++) found[end++] = Math.floor(value / 2 ** (24 - 8 * byte));
  }
  return found;
}

function unpack(packed) {
  const stream = new Blob([bytes(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).arrayBuffer();
}

function enter(request) {
  const text = new TextEncoder().encode(JSON.stringify(request));
  // Making room may move the memory: it is looked at afterwards.
  const room = interpreter.room(text.length);
  new Uint8Array(interpreter.memory.buffer, room, text.length).set(text);
  const length = interpreter.enter();
  const reply = new Uint8Array(interpreter.memory.buffer, interpreter.reply(), length);
  return JSON.parse(new TextDecoder().decode(reply));
}

onmessage = async ({ data: { number, packed, module, request } }) => {
  try {
    if (request) {
      postMessage({ number, reply: enter(request) });
      return;
    }
    const compiled = module ?? (await WebAssembly.compile(await unpack(packed)));
    interpreter = (await WebAssembly.instantiate(compiled)).exports;
    postMessage({ number, module: compiled });
  } catch (error) {
    postMessage({ number, failed: String(error) });
  }
};
