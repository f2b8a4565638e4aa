import { joinedBytes } from "../../lib/read-stream.ts";
import type { PlaceAct, PlaceAnswer } from "../../messages/backup.ts";
import { type Place, PlaceError } from "../places/place.ts";
import { asBase64, fromBase64 } from "./base64.ts";
import { sliceBytes } from "./remote-place.ts";

/** An act on a place ends by then, ms: servers may be slow, none is waited for without end. */
const longest = 10 * 60_000;
/** What was read last is held for its next slice so long, ms. */
const heldFor = 60_000;

function openedOf({ canRead, mostAtOnce }: Place) {
  return { canRead, ...(mostAtOnce === undefined ? {} : { mostAtOnce }) };
}

/** Answers what other contexts ask of places. */
export function answerPlaces(open: (id: string) => Promise<Place>): (act: PlaceAct) => Promise<PlaceAnswer> {
  /** Parts of files that are coming. */
  const coming = new Map<string, (Uint8Array | undefined)[]>();
  let held: { key: string; bytes: Uint8Array<ArrayBuffer> } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readSlice = async (place: Place, key: string, path: string, from: number): Promise<PlaceAnswer> => {
    const bytes = from > 0 && held?.key === key ? held.bytes : await place.read(path, AbortSignal.timeout(longest));
    if (!bytes) return { slice: null };
    const slice = bytes.subarray(from, from + sliceBytes);
    const isLast = from + slice.length >= bytes.length;
    held = isLast ? undefined : { key, bytes };
    clearTimeout(timer);
    if (held) {
      timer = setTimeout(() => {
        held = undefined;
      }, heldFor);
    }
    return { slice: { data: asBase64(slice), total: bytes.length } };
  };
  const write = async (place: Place, act: Extract<PlaceAct, { act: "write" }>): Promise<PlaceAnswer> => {
    const pieces = coming.get(act.transfer) ?? Array.from<undefined>({ length: act.parts });
    pieces[act.part] = fromBase64(act.data);
    const whole = pieces.filter((piece) => piece !== undefined);
    if (whole.length < act.parts) {
      // Of one transfer at a time: what another left is of no use any more.
      coming.clear();
      coming.set(act.transfer, pieces);
      return { waiting: act.parts - whole.length };
    }
    coming.delete(act.transfer);
    const bytes = joinedBytes(
      whole,
      whole.reduce((sum, piece) => sum + piece.length, 0),
    );
    await place.write(act.path, bytes, AbortSignal.timeout(longest));
    return { waiting: 0 };
  };
  const answer = async (act: PlaceAct): Promise<PlaceAnswer> => {
    const place = await open(act.place);
    const signal = AbortSignal.timeout(longest);
    switch (act.act) {
      case "open":
        return { open: openedOf(place) };
      case "list":
        return { files: await place.list(act.folder, signal) };
      case "read":
        return readSlice(place, `${act.place} ${act.path}`, act.path, act.from);
      case "size":
        return { size: (await place.size(act.path, signal)) ?? null };
      case "write":
        return write(place, act);
      case "there":
        // Nothing is missed where it cannot be found out.
        return { there: (await place.isThere?.(act.path, signal)) ?? true };
      case "remove":
        await place.remove(act.path, signal);
        return { waiting: 0 };
    }
  };
  return async (act) => {
    try {
      return await answer(act);
    } catch (error) {
      if (error instanceof PlaceError) {
        const { problem, retryAfter } = error;
        return { problem, ...(retryAfter === undefined ? {} : { retryAfter }) };
      }
      if (error instanceof DOMException && error.name === "TimeoutError") return { problem: "unreachable" };
      throw error;
    }
  };
}
