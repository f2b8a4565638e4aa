import type { AssetRef, FilePart, ImagePart } from "./model.ts";

const form = /^removed (\d{4}-\d\d-\d\d) (\S+) (\d+)$/;

/** What is said of bytes that were taken out of the archive on purpose. */
export interface Removed {
  /** The day, in UTC. */
  on: string;
  type: string;
  /** Bytes. */
  size: number;
}

/** An image or file whose bytes were taken out, with a note of what they were. */
export function withoutBytes<P extends ImagePart | FilePart>({ asset, ...part }: P, at: Date): P {
  return { ...part, problem: asset ? removedNote(asset, at) : part.problem } as P;
}

function removedNote({ type, size }: AssetRef, at: Date): string {
  return `removed ${at.toISOString().slice(0, 10)} ${type.replace(/\s.*|;.*/s, "")} ${size}`;
}

/** What a part's problem says of bytes that were removed; `undefined` for any other problem. */
export function readRemovedNote(problem: string | undefined): Removed | undefined {
  const [, on, type, size] = form.exec(problem ?? "") ?? [];
  return on !== undefined && type !== undefined ? { on, type, size: Number(size) } : undefined;
}
