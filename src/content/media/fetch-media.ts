import type { AssetRef } from "../../conversation/model.ts";
import { ask } from "../../messages/ask.ts";
import { CodedError } from "../../messages/errors.ts";
import { retrying } from "../../messages/retrying.ts";
import type { MediaSource } from "../../sites/site.ts";
import { loaded, redrawn } from "./canvas.ts";
import { imageType } from "./image-type.ts";
import { sendAsset } from "./send-asset.ts";

/**
 * Why bytes could not be had, as kept in `problem` of the part: `too-large` (over 25 MB), `not-an-image` (the address
 * gave something else), `http-<status>`, `not-readable` (the browser let us read it in no way), or what the background
 * says of its own try.
 */
export type MediaResult = { asset: AssetRef } | { problem: string };

const mostBytes = 25 * 1024 * 1024;
const fetchWithin = 30_000;
const loadWithin = 5_000;

type Fetched = { bytes: Blob; type: string } | { problem: string };

/**
 * Bytes of an image or file while the page shows it: by its address, else redrawn from the page, else by the background
 * (which may reach hosts that the page's script may not). Measured in both browsers, 2026-11: Firefox applies the
 * page's policy to the first way, so that the second is the usual one there.
 */
export async function fetchMedia(source: MediaSource, signal: AbortSignal): Promise<MediaResult> {
  const fetched = await byAddress(source, signal);
  if ("bytes" in fetched) return sendIfSmall(fetched.bytes, fetched.type, false, signal);
  if (fetched.problem === "too-large") return fetched;
  const picture = source.from === "img" ? await fromPage(source.element, signal) : null;
  if (picture) return sendIfSmall(picture, "image/png", true, signal);
  return /^https?:/.test(source.address) ? byBackground(source.address, fetched.problem, signal) : fetched;
}

async function sendIfSmall(bytes: Blob, type: string, redrawn: boolean, signal: AbortSignal): Promise<MediaResult> {
  if (bytes.size > mostBytes) return { problem: "too-large" };
  return { asset: await sendAsset(bytes, type, redrawn, signal) };
}

async function byAddress(source: MediaSource, signal: AbortSignal): Promise<Fetched> {
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(fetchWithin)]);
    const response = await fetch(source.address, { credentials: "same-origin", signal: within });
    if (!response.ok) return { problem: `http-${response.status}` };
    if (Number(response.headers.get("content-length") ?? 0) > mostBytes) {
      await response.body?.cancel();
      return { problem: "too-large" };
    }
    return await typed(await response.blob(), source);
  } catch {
    // The browser does not tell a script why: another origin, the page's policy, no network and a dead blob look alike.
    signal.throwIfAborted();
    return { problem: "not-readable" };
  }
}

async function typed(bytes: Blob, source: MediaSource): Promise<Fetched> {
  const image = await imageType(bytes);
  if (source.from === "img") return image ? { bytes, type: image } : { problem: "not-an-image" };
  const said = bytes.type.split(";")[0] ?? "";
  return { bytes, type: /^[\w.+-]+\/[\w.+-]+$/.test(said) ? said : "application/octet-stream" };
}

async function fromPage(element: HTMLImageElement, signal: AbortSignal): Promise<Blob | null> {
  await loaded(element, loadWithin, signal);
  return redrawn(element);
}

async function byBackground(address: string, before: string, signal: AbortSignal): Promise<MediaResult> {
  try {
    return await retrying(() => ask("asset.fetch", { address }), { signal, answerWithin: 2 * fetchWithin });
  } catch (error) {
    if (error instanceof CodedError && error.code === "bad-message") return { problem: before };
    throw error;
  }
}
