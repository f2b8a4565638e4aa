// Splits an archive's JSON into conversations, so that no more than one of them is in memory.
import { Refusal } from "./refusal.mjs";

const byteOf = (sign) => sign.charCodeAt(0);
const [quote, backslash, comma, colon] = ['"', "\\", ",", ":"].map(byteOf);
const [openObject, closeObject, openList, closeList] = ["{", "}", "[", "]"].map(byteOf);
const mark = [0xef, 0xbb, 0xbf];
/** Deeper than any archive. */
const deepest = 1_000;

/**
 * The bytes of an archive.json, or of lines of conversations, as `{ conversation, head }` for each conversation in the list
 * of that name, where `head` holds the fields before it, and `{ whole }` at the end of each object, without that list.
 * @param {AsyncIterable<Uint8Array>} chunks
 * @throws Refusal where it is cut off or is no JSON
 */
export async function* splitArchive(chunks) {
  const state = { expects: "object", key: "", fields: {}, value: undefined, begun: false };
  for await (const chunk of chunks) yield* taken(state, chunk);
  if (state.expects !== "object") throw new Refusal("The archive is cut off: it ends in the middle.");
}

function* taken(state, chunk) {
  let at = 0;
  while (at < chunk.length) {
    if (state.value) {
      const end = endOfValue(state.value, chunk, at);
      state.value.held.push(Buffer.from(chunk.subarray(at, end ?? chunk.length)));
      if (end === undefined) return;
      at = end;
      yield* valueTaken(state);
    } else if (chunk[at] <= 0x20 || (!state.begun && mark.includes(chunk[at]))) {
      at += 1;
    } else {
      yield* signTaken(state, chunk[at]);
      if (!state.value) at += 1;
    }
  }
}

/** A byte between values: it leads on, or a value begins with it. */
function* signTaken(state, byte) {
  const { expects } = state;
  if (expects === "object") {
    if (byte !== openObject) throw new Refusal("This is no archive of Convokeep: it does not begin like one.");
    Object.assign(state, { expects: "key", fields: {}, begun: true });
  } else if (expects === "key" && byte === closeObject) {
    state.expects = "object";
    yield { whole: state.fields };
  } else if (expects === "element" && byte === closeList) {
    state.expects = "key";
  } else if (expects === "value" && state.key === "conversations" && byte === openList) {
    state.expects = "element";
  } else if (expects === "colon") {
    if (byte !== colon) throw broken();
    state.expects = "value";
  } else if (byte !== comma || expects === "value") {
    if (expects === "key" && byte !== quote) throw broken();
    state.value = { isText: byte === quote, isNested: byte === openObject || byte === openList, depth: 0, held: [] };
  }
}

function* valueTaken(state) {
  const value = parsed(Buffer.concat(state.value.held));
  state.value = undefined;
  if (state.expects === "key") Object.assign(state, { key: value, expects: "colon" });
  else if (state.expects === "element") yield { conversation: value, head: state.fields };
  else {
    // Not by assignment, for a key may be called `__proto__`.
    Object.defineProperty(state.fields, state.key, { value, enumerable: true, configurable: true });
    state.expects = "key";
  }
}

/** Where a value ends in a chunk; `undefined` where it goes on behind it. */
function endOfValue(value, chunk, from) {
  for (let at = from; at < chunk.length; at++) {
    const byte = chunk[at];
    if (value.inText) {
      if (value.escaped) value.escaped = false;
      else if (byte === backslash) value.escaped = true;
      else if (byte === quote) {
        value.inText = false;
        if (value.isText) return at + 1;
      }
    } else if (byte === quote) value.inText = true;
    else if (!value.isNested) {
      if (byte <= 0x20 || byte === comma || byte === closeObject || byte === closeList) return at;
    } else if (byte === openObject || byte === openList) {
      value.depth += 1;
      if (value.depth > deepest) throw broken();
    } else if (byte === closeObject || byte === closeList) {
      value.depth -= 1;
      if (value.depth === 0) return at + 1;
    }
  }
  return undefined;
}

function parsed(bytes) {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw broken();
  }
}

function broken() {
  return new Refusal("The archive is damaged: a part of it is no JSON.");
}
