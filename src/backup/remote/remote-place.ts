import { joinedBytes } from "../../lib/read-stream.ts";
import type { PlaceAct, PlaceAnswer, PlaceLook } from "../../messages/backup.ts";
import { type Place, PlaceError, type PlaceProblem } from "../places/place.ts";
import { asBase64, fromBase64 } from "./base64.ts";

/** Asks the background, which alone may open places. */
export type AskPlace = (act: PlaceAct) => Promise<PlaceAnswer>;

/** Bytes of one message before they are base64. */
export const sliceBytes = 3 * 2 ** 20;
/** So often is a file sent anew to a background that dies while it comes. */
const mostRounds = 5;

/** A place that another context has open. @throws PlaceError */
export async function remotePlace(place: string, ask: AskPlace): Promise<Place> {
  const asked = async (act: PlaceAct) => {
    const answer = await ask(act);
    // What a page may hear of beside a place's own problems is no answer to an act.
    if ("problem" in answer) throw new PlaceError(answer.problem as PlaceProblem, answer.retryAfter);
    return answer;
  };
  const opened = await asked({ place, act: "open" });
  const opening = "open" in opened ? opened.open : { canRead: false };
  const isThere: Place["isThere"] = async (path, signal) => {
    signal.throwIfAborted();
    const answer = await asked({ place, act: "there", path });
    return !("there" in answer) || answer.there;
  };
  return {
    ...opening,
    ...(opening.canRead ? {} : { isThere }),
    async list(folder, signal) {
      signal.throwIfAborted();
      const answer = await asked({ place, act: "list", folder });
      return "files" in answer ? answer.files : [];
    },
    read: (path, signal) => readSlices((from) => asked({ place, act: "read", path, from }), signal),
    async write(path, bytes, signal) {
      const transfer = crypto.randomUUID();
      const parts = Math.max(1, Math.ceil(bytes.length / sliceBytes));
      for (let round = 0; round < mostRounds; round += 1) {
        for (let part = 0; part < parts; part += 1) {
          signal.throwIfAborted();
          const data = asBase64(bytes.subarray(part * sliceBytes, (part + 1) * sliceBytes));
          const answer = await asked({ place, act: "write", path, transfer, part, parts, data });
          if ("waiting" in answer && answer.waiting === 0) return;
        }
      }
      throw new PlaceError("unreachable");
    },
    async size(path, signal) {
      signal.throwIfAborted();
      const answer = await asked({ place, act: "size", path });
      return "size" in answer ? (answer.size ?? undefined) : undefined;
    },
    async remove(path, signal) {
      signal.throwIfAborted();
      await asked({ place, act: "remove", path });
    },
  };
}

/** A place that can only be looked at. @throws PlaceError */
export function lookedAtPlace(place: string, ask: (look: PlaceLook) => Promise<PlaceAnswer>): Promise<Place> {
  return remotePlace(place, async (act) => {
    if (act.act === "write" || act.act === "remove" || act.act === "there") throw new PlaceError("not-allowed");
    return ask(act);
  });
}

async function readSlices(
  read: (from: number) => Promise<PlaceAnswer>,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const slices: Uint8Array[] = [];
  for (let size = 0; ; ) {
    signal.throwIfAborted();
    const answer = await read(size);
    if (!("slice" in answer) || !answer.slice) return undefined;
    const bytes = fromBase64(answer.slice.data);
    slices.push(bytes);
    size += bytes.length;
    if (size >= answer.slice.total) return joinedBytes(slices, size);
    if (bytes.length === 0) throw new PlaceError("broken");
  }
}
