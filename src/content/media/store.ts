import type { CapturedMessage } from "../../conversation/capture.ts";
import type { FilePart, ImagePart, Part } from "../../conversation/model.ts";
import { CodedError } from "../../messages/errors.ts";
import type { MediaSource, ReadMessage } from "../../sites/site.ts";
import type { ReadNote } from "../book.ts";
import { fetchMedia, type MediaResult } from "./fetch-media.ts";
import { createLimiter } from "./limiter.ts";

/** The images and files of one conversation: what became of each, by owner (message) and key. */
export interface MediaStore {
  /** The message as it can be sent now; starts fetching what it shows and we do not have. */
  take(message: ReadMessage, turn: string): ReadNote;
  /** A message taken before, with what has come in since. */
  fill(message: CapturedMessage, turn: string): ReadNote;
  /** Fetches under way. */
  pending(): number;
  /** Lets those that failed be tried once more. */
  forgiveProblems(): void;
}

const atOnce = 3;

interface MediaOptions {
  /** Does the archive have these bytes already? `<message id> <key>`, as in PageOrders. */
  isHeld(name: string): boolean;
  /** Something of this turn has come in, or failed. */
  onChange(turn: string): void;
  signal: AbortSignal;
}

export function createMediaStore({ isHeld, onChange, signal }: MediaOptions): MediaStore {
  const results = new Map<string, MediaResult | "fetching">();
  let underWay = 0;
  const limited = createLimiter(atOnce);

  const start = (name: string, source: MediaSource, turn: string) => {
    results.set(name, "fetching");
    underWay += 1;
    void limited(() => attempt(source, signal)).then((result) => {
      if (result) results.set(name, result);
      else results.delete(name);
      underWay -= 1;
      onChange(turn);
    });
  };

  const fill = (message: CapturedMessage, turn: string): ReadNote => {
    const owner = message.ids[0] ?? turn;
    const of = (part: ImagePart | FilePart) => results.get(`${owner} ${part.key}`);
    const parts = message.parts.map((part) => (hasBytes(part) ? withResult(part, of(part)) : part));
    return { message: { ...message, parts }, waits: message.parts.some((p) => hasBytes(p) && of(p) === "fetching") };
  };

  return {
    take({ media, ...message }, turn) {
      const owner = message.ids[0] ?? turn;
      for (const [key, source] of media) {
        const name = `${owner} ${key}`;
        if (!results.has(name) && !isHeld(name)) start(name, source, turn);
      }
      return fill({ kind: "message", ...message }, turn);
    },
    fill,
    pending: () => underWay,
    forgiveProblems() {
      for (const [name, result] of results) if (result !== "fetching" && "problem" in result) results.delete(name);
    },
  };
}

function hasBytes(part: Part): part is ImagePart | FilePart {
  return part.kind === "image" || part.kind === "file";
}

function withResult<P extends ImagePart | FilePart>(part: P, result: MediaResult | "fetching" | undefined): P {
  if (result === undefined || result === "fetching") return part;
  const { problem: _before, ...rest } = part;
  return { ...rest, ...result } as P;
}

/** `undefined` when stopped by the signal: then nothing is known of the image. */
async function attempt(source: MediaSource, signal: AbortSignal): Promise<MediaResult | undefined> {
  try {
    return await fetchMedia(source, signal);
  } catch (error) {
    if (signal.aborted) return undefined;
    return { problem: error instanceof CodedError ? error.code : "not-readable" };
  }
}
