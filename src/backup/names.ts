import type { Sha256 } from "../conversation/model.ts";

/** Folder of a place below which everything of ours lies. */
export const backupFolder = "convokeep";

/** Ends the name of what is sealed. */
export type Suffix = "" | ".age";

/** A file of a backup, as far as its path tells. */
export interface NamedFile {
  device: string;
  /** A piece of a segment is of its kind. */
  kind: "manifest" | "segment";
  counter: number;
  /** Name within the browser's folder. */
  name: string;
  sealed: boolean;
}

export function folderOf(device: string): string {
  return `${backupFolder}/${device}`;
}

/** Path of a browser's file in a place. */
export function pathOf(device: string, name: string): string {
  return `${folderOf(device)}/${name}`;
}

export function manifestName(counter: number, suffix: Suffix): string {
  return `manifest-${counter}.json${suffix}`;
}

/** @param sha256 of the file's bytes as they are written */
export function segmentName(counter: number, n: number, sha256: Sha256, suffix: Suffix): string {
  return `seg-${counter}-${n}-${sha256.slice(0, 8)}.zip${suffix}`;
}

/** @param nth from 1 @param sha256 of the piece's bytes */
export function pieceName(segment: string, nth: number, sha256: Sha256): string {
  return `${segment}.${String(nth).padStart(4, "0")}-${sha256.slice(0, 8)}`;
}

export const devicePattern = /^[0-9a-f]{16}$/;
export const segmentPattern = /^seg-([1-9]\d{0,9})-[1-9]\d{0,9}-[0-9a-f]{8}\.zip(\.age)?$/;
/** What stands behind the name of a segment in that of one of its pieces. */
export const pieceEnd = /\.\d{4}-[0-9a-f]{8}$/;
const manifestPattern = /^manifest-([1-9]\d{0,9})\.json(\.age)?$/;

/** What a path says; `undefined` for one that we do not write. */
export function readPath(path: string): NamedFile | undefined {
  const [folder, device = "", name = "", ...rest] = path.split("/");
  if (folder !== backupFolder || !devicePattern.test(device) || rest.length > 0) return undefined;
  const manifest = manifestPattern.exec(name);
  const [, digits, age] = manifest ?? segmentPattern.exec(name.replace(pieceEnd, "")) ?? [];
  if (digits === undefined) return undefined;
  return { device, kind: manifest ? "manifest" : "segment", counter: Number(digits), name, sealed: age !== undefined };
}
