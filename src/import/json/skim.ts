import { ImportError, type Member } from "../format.ts";
import { follow, needs, nextByte, none, passRest, passValue, type Steps } from "./read.ts";
import { newScan, type Scan } from "./scan.ts";
import { addTo, copyOf, newWindow, type Window } from "./window.ts";

/** What of a large object is enough to know it by. */
const elementsOfList = 20;
const bytesOfText = 4096;
const levels = 8;
const keysOfObject = 1000;
/** Bytes that are looked through. */
const lookedThrough = 64 * 2 ** 20;

interface Skimming {
  window: Window;
  scan: Scan;
}

type Put = (value: unknown) => void;

/**
 * What a JSON file holds, an object or a list, with its lists cut to 20 elements and its texts to 4 KB, as far as 64 MB go and it is whole.
 * @throws the signal's reason when it is aborted
 */
export async function skimJson(member: Member, signal?: AbortSignal): Promise<unknown> {
  const skimming = { window: newWindow(), scan: newScan() };
  const { window } = skimming;
  let result: unknown = {};
  const reader = member.stream(signal).getReader();
  try {
    const steps = skimFile(skimming, (value) => {
      result = value;
    });
    for (const _ of steps) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) window.ended = true;
      else addTo(window, value);
      if (window.base > lookedThrough) break;
    }
  } catch (error) {
    // What came before it is what there is to know it by.
    if (!(error instanceof ImportError)) throw error;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return result;
}

function* skimFile(skimming: Skimming, put: Put): Steps<void> {
  yield* needs(skimming.window, 3);
  if (skimming.window.bytes[0] === 0xef) skimming.window.at = 3;
  yield* skimValue(skimming, 0, put);
}

/** Gives a value before it is filled, so that it is there even if it does not end. */
function* skimValue(skimming: Skimming, depth: number, put: Put): Steps<void> {
  const { window, scan } = skimming;
  const byte = yield* nextByte(window);
  if (byte === none) throw new ImportError("cut-off");
  if (byte === 0x7b && depth < levels) {
    const object: Record<string, unknown> = {};
    put(object);
    yield* skimEntries(skimming, depth, object);
  } else if (byte === 0x5b && depth < levels) {
    const list: unknown[] = [];
    put(list);
    yield* skimList(skimming, depth, list);
  } else if (byte === 0x7b || byte === 0x5b) {
    put(byte === 0x7b ? {} : []);
    yield* passValue(window, scan);
  } else {
    put(yield* plainValue(skimming));
  }
}

function* skimEntries(skimming: Skimming, depth: number, object: Record<string, unknown>): Steps<void> {
  const { window, scan } = skimming;
  window.at++;
  for (let entry = 0; ; ) {
    const byte = yield* nextByte(window);
    if (byte === 0x7d || byte === 0x2c) window.at++;
    if (byte === 0x7d) return;
    if (byte === 0x2c) continue;
    const key = String(yield* plainValue(skimming));
    if ((yield* nextByte(window)) !== 0x3a) throw new ImportError("damaged");
    window.at++;
    if ((yield* nextByte(window)) === none) throw new ImportError("cut-off");
    if (key === "__proto__") yield* passValue(window, scan);
    else yield* skimValue(skimming, depth + 1, (value) => Object.assign(object, { [key]: value }));
    if (++entry === keysOfObject) return yield* passRest(window, scan, "object");
  }
}

function* skimList(skimming: Skimming, depth: number, list: unknown[]): Steps<void> {
  const { window, scan } = skimming;
  window.at++;
  for (;;) {
    const byte = yield* nextByte(window);
    if (byte === 0x5d || byte === 0x2c) window.at++;
    if (byte === 0x5d) return;
    if (byte === 0x2c) continue;
    yield* skimValue(skimming, depth + 1, (value) => list.push(value));
    if (list.length === elementsOfList) return yield* passRest(window, scan, "list");
  }
}

/** A string, number or word; a long string cut. */
function* plainValue({ window, scan }: Skimming): Steps<unknown> {
  const start = window.base + window.at;
  window.keep = start;
  yield* needs(window, bytesOfText);
  const head = copyOf(window, start, Math.min(start + bytesOfText, window.base + window.filled));
  const found = yield* follow(window, scan, () => false);
  if (found === "more") throw new ImportError("cut-off");
  if (found === "broken") throw new ImportError("damaged");
  const length = window.base + scan.at - start;
  window.at = scan.at;
  return plain(new TextDecoder().decode(head.subarray(0, Math.min(length, bytesOfText))), length > bytesOfText);
}

function plain(text: string, isCut: boolean): unknown {
  try {
    // A cut may lie within an escape of up to six characters, or a character of several bytes.
    if (isCut) return JSON.parse(`${text.slice(0, -12).replace(/\\(?:u[0-9a-f]{0,3})?$/i, "")}"`);
    return JSON.parse(text);
  } catch {
    return null;
  }
}
