import { putAsset } from "../archive/assets.ts";
import type { AssetRef } from "../conversation/model.ts";
import { CodedError } from "../messages/errors.ts";
import { withArchive } from "./archive.ts";
import { isGranted } from "./grants.ts";
import { keepAsset, unlessLocked } from "./lock/while-locked.ts";

/** Largest image or file that is kept, in bytes. */
const mostBytes = 25 * 1024 * 1024;
const fetchWithin = 30_000;

/** Keeps bytes that came as pieces of base64. @throws CodedError `bad-message` for what is none, or too large */
export async function takeAsset(pieces: string[], type: string, redrawn?: true): Promise<{ asset: AssetRef }> {
  const bytes = decoded(pieces);
  return { asset: await keep(bytes, type, redrawn) };
}

function keep(bytes: Uint8Array, type: string, redrawn?: true): Promise<AssetRef> {
  return unlessLocked(
    () => withArchive((archive) => putAsset(archive, bytes, type, redrawn)),
    () => keepAsset(bytes, type, redrawn),
  );
}

function decoded(pieces: string[]): Uint8Array {
  if (pieces.reduce((sum, piece) => sum + piece.length, 0) > (mostBytes * 4) / 3 + 4) {
    throw new CodedError("bad-message", "too large");
  }
  const texts = pieces.map(binary);
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0));
  let at = 0;
  for (const text of texts) for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index);
  return bytes;
}

function binary(piece: string): string {
  try {
    return atob(piece);
  } catch (cause) {
    throw new CodedError("bad-message", "base64", { cause });
  }
}

/**
 * Fetches an image for a page whose own script may not reach its host. Only from hosts the user has granted, without
 * cookies, and only images: a page must not be able to make the extension fetch for it.
 */
export async function fetchAsset(address: string): Promise<{ asset: AssetRef } | { problem: string }> {
  const { protocol, hostname } = new URL(address);
  if (!(await isGranted(`${protocol}//${hostname}/*`))) return { problem: "not-granted" };
  const image = await fetchImage(address);
  if ("problem" in image) return image;
  return { asset: await keep(image.bytes, image.type) };
}

async function fetchImage(address: string): Promise<{ bytes: Uint8Array; type: string } | { problem: string }> {
  let response: Response;
  let bytes: Uint8Array;
  try {
    response = await fetch(address, {
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(fetchWithin),
    });
    if (!response.ok) return { problem: `http-${response.status}` };
    if (Number(response.headers.get("content-length") ?? 0) > mostBytes) return { problem: "too-large" };
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    // No network, a refused redirect or a time-out: for the image it is all the same.
    return { problem: error instanceof DOMException && error.name === "TimeoutError" ? "timed-out" : "not-readable" };
  }
  const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (bytes.length > mostBytes) return { problem: "too-large" };
  return /^image\/[\w.+-]+$/.test(type) ? { bytes, type } : { problem: "not-an-image" };
}
