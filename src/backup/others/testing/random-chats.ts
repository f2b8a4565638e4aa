import fc from "fast-check";
import type { Random } from "../../../archive/search/testing/random.ts";
import type { Capture, CaptureEntry } from "../../../conversation/capture.ts";
import type { ImagePart, Part, Sha256 } from "../../../conversation/model.ts";
import { hasLookalikes } from "../../../conversation/testing/lookalikes.ts";
import { type Naming, worlds } from "../../../conversation/testing/world.ts";
import { sha256Of } from "../../../lib/sha256-of.ts";
import { lookOf } from "./random-acts.ts";

/** A chat at a site, of which each look shows a part. */
export interface RandomChat {
  id: string;
  look(): Promise<Seen>;
}

export interface Seen {
  capture: Capture;
  /** Bytes of the images that it shows. */
  images: Map<Sha256, Uint8Array>;
}

/** Chats whose messages have ids and are edited under them, and chats that branch whose pages name their messages by rows or not at all. */
export function randomChats(random: Random): RandomChat[] {
  const edited = ["a", "b", "c", "d"].map((name) => ({
    id: `chatgpt:${name}`,
    look: () => withBytes(random, lookOf(random, name)),
  }));
  const namings: Naming[] = ["ids", "index", "none", "none"];
  const invented = namings.map((naming, at) => {
    const id = `chatgpt:${naming}-${at}`;
    const settings = { seed: random.below(2 ** 31), numRuns: 1 };
    const kind = worlds({ naming, repeats: false, maxLooks: 30 }).filter((world) => !hasLookalikes(world));
    const [world] = fc.sample(kind, settings);
    if (!world) throw new Error("no chat was made up");
    return { id, look: () => withBytes(random, named(id, random.pick(world.captures))) };
  });
  return [...edited, ...invented];
}

function named(id: string, capture: Capture): Capture {
  const url = `https://chatgpt.com/c/${id.slice("chatgpt:".length)}`;
  return { ...capture, conversation: { ...capture.conversation, id, url } };
}

/** The look with the bytes of most images, as a page lets them be read. */
async function withBytes(random: Random, capture: Capture): Promise<Seen> {
  const images = new Map<Sha256, Uint8Array>();
  const part = async (part: Part): Promise<Part> => {
    if (part.kind !== "image" || part.problem !== undefined) return part;
    if (random.chance(0.2)) return unread(part);
    const bytes = bytesOf(`${capture.conversation.id} ${part.key}`);
    const sha256 = await sha256Of(bytes);
    images.set(sha256, bytes);
    return { ...part, asset: { sha256, type: "image/png", size: bytes.length } };
  };
  const entries: CaptureEntry[] = [];
  for (const entry of capture.entries) {
    const parts: Part[] = [];
    if (entry.kind === "message") for (const each of entry.parts) parts.push(await part(each));
    entries.push(entry.kind === "message" ? { ...entry, parts } : entry);
  }
  return { capture: { ...capture, entries }, images };
}

function unread({ asset: _, ...image }: ImagePart): ImagePart {
  return { ...image, problem: "not fetched" };
}

/** Always the same for the same image; some are large. */
function bytesOf(name: string): Uint8Array<ArrayBuffer> {
  const random = [...name].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 65_521, 7);
  return Uint8Array.from({ length: 500 + (random % 7) * 2_500 }, (_, at) => (at * random + (at >> 3)) % 251);
}
