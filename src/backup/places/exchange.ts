import { joinedBytes } from "../../lib/read-stream.ts";
import { PlaceError } from "./place.ts";

/** How a server is reached. Tests shorten the times. */
export interface Reach {
  fetch(address: string, init: RequestInit): Promise<Response>;
  /**
   * ms in which a request must be answered: Chromium ends a worker whose request takes 30 s. The answer's body may take so long
   * too, and longer as it grows.
   */
  whole: number;
  /** ms that may pass without anything more of an answer's body. */
  silence: number;
  /** Bytes that a file may have. */
  largestFile: number;
}

export const usualReach: Reach = {
  fetch: (address, init) => fetch(address, init),
  whole: 25_000,
  silence: 10_000,
  largestFile: 1024 ** 3,
};

/** A file of so many bytes may be sent whole: with 3 Mbit/s it arrives in time. */
export const mostAtOnce = 8 * 1024 * 1024;

/** Bytes per ms below which an answer is not waited for. */
const slowest = 8;

export interface Asked {
  method: string;
  address: URL;
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array<ArrayBuffer> | string;
  /** Bytes of the answer above which it is refused; of one that says no, what is more is not read. */
  most: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Asks a server and reads its answer whole. No cookies go along, nothing comes from a cache, and no redirect is followed, for
 * it would carry the secrets elsewhere.
 * @throws PlaceError `unreachable` without an answer in time or with one cut off; `broken` for redirects and answers that are too
 * large; the signal's reason when it aborts
 */
export async function exchange(reach: Reach, asked: Asked, signal: AbortSignal): Promise<Answer> {
  signal.throwIfAborted();
  const ending = new AbortController();
  const end = () => ending.abort();
  let timer = setTimeout(end, reach.whole);
  const started = Date.now();
  const waitFor: Waiting = (bytes) => {
    clearTimeout(timer);
    const left = started + reach.whole + bytes / slowest - Date.now();
    timer = setTimeout(end, Math.min(left, reach.silence));
  };
  signal.addEventListener("abort", end);
  try {
    return await answerTo(reach, asked, ending.signal, waitFor);
  } catch (error) {
    signal.throwIfAborted();
    // What the browser says of a failed request may quote its address.
    throw error instanceof PlaceError ? error : new PlaceError("unreachable");
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
    end();
  }
}

/** Waits for more of a body of which so many bytes have come. */
type Waiting = (bytes: number) => void;

async function answerTo(reach: Reach, asked: Asked, signal: AbortSignal, waitFor: Waiting): Promise<Answer> {
  const { method, address, headers, body, most } = asked;
  const response = await reach.fetch(address.href, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    credentials: "omit",
    cache: "no-store",
    redirect: "manual",
    referrerPolicy: "no-referrer",
    signal,
  });
  const { status } = response;
  if (response.type === "opaqueredirect" || (status >= 300 && status < 400)) throw new PlaceError("broken");
  const { headers: said } = response;
  if (method === "HEAD") return { status, headers: said, bytes: new Uint8Array() };
  const bytes = response.ok ? await bodyOf(response, most, waitFor) : await refusalOf(response, waitFor);
  return { status, headers: said, bytes };
}

async function bodyOf(response: Response, most: number, waitFor: Waiting) {
  const stated = response.headers.get("content-encoding") ? null : response.headers.get("content-length");
  if (stated !== null && Number(stated) > most) throw new PlaceError("broken");
  const { bytes, more } = await readBody(response, most, waitFor);
  if (more) throw new PlaceError("broken");
  // A browser notices a missing end itself, as long as no proxy on the way has hidden it.
  if (stated !== null && response.body && bytes.length !== Number(stated)) throw new PlaceError("unreachable");
  return bytes;
}

/** What a server says about its no: as much as comes. */
async function refusalOf(response: Response, waitFor: Waiting) {
  try {
    return (await readBody(response, 64 * 1024, waitFor)).bytes;
  } catch {
    return new Uint8Array();
  }
}

async function readBody(response: Response, most: number, waitFor: Waiting) {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    waitFor(size);
    const next = await reader.read();
    if (next.done) break;
    if (size + next.value.length > most) return { bytes: joinedBytes(pieces, size), more: true };
    pieces.push(next.value);
    size += next.value.length;
  }
  return { bytes: joinedBytes(pieces, size), more: false };
}
