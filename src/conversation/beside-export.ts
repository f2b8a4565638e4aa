import { loosened } from "./loose.ts";
import type { Citation, FilePart, ImagePart, Part } from "./model.ts";

type Media = ImagePart | FilePart;

/** What is shown of a message in an export's words, once the sightings of pages are told from what the export says too. */
export interface Beside {
  /** By part of the export: the sighting on a page of the same image or file, under another key. */
  twins: ReadonlyMap<Part, Media>;
  /** What only pages have shown. */
  rest: Part[];
}

/**
 * Tells which of the things that pages have shown (`rest`) an export's text (`parts`) has too, though in other words or
 * under another key: thoughts, calls of tools by their label, sources by address, files by name, images by their order.
 */
export function besideExport(parts: readonly Part[], rest: readonly Part[]): Beside {
  const twins = new Map<Part, Media>();
  const thoughts = loosened(parts.flatMap((part) => (part.kind === "reasoning" ? [part.text] : [])).join(" "));
  const addresses = new Set(citationsIn(parts).map(({ url }) => plainAddress(url)));
  const hasTools = parts.some(({ kind }) => kind === "tool");
  const paired = pairMedia(parts, rest, twins);
  const left = rest.flatMap((part): Part[] => {
    if (part.kind === "reasoning") return thoughts.includes(loosened(part.text)) ? [] : [part];
    if (part.kind === "tool") return hasTools && isLabel(part) ? [] : [part];
    if (part.kind !== "citations") return paired.has(part) ? [] : [part];
    const items = part.items.filter(({ url }) => url === "" || !addresses.has(plainAddress(url)));
    return items.length > 0 ? [{ ...part, items }] : [];
  });
  return { twins, rest: left };
}

function isLabel({ input = "", output = "" }: Extract<Part, { kind: "tool" }>): boolean {
  return input === "" && output === "";
}

function citationsIn(parts: readonly Part[]): Citation[] {
  return parts.flatMap((part) => (part.kind === "citations" ? part.items : []));
}

/** ChatGPT's pages add a mark to the addresses of sources (2026-11). */
function plainAddress(url: string): string {
  return url
    .replace(/([?&])utm_source=[^&#]*&?/, "$1")
    .replace(/[?&]?(?:#.*)?$/s, "")
    .replace(/\/$/, "");
}

/** Files by name; images in their order, where pages have shown as many as the export has. */
function pairMedia(parts: readonly Part[], rest: readonly Part[], twins: Map<Part, Media>): Set<Part> {
  const paired = new Set<Part>();
  const ours = withoutTwins(parts, rest);
  const theirs = withoutTwins(rest, parts);
  const pair = (one: Media, other: Media | undefined) => {
    if (!other) return;
    twins.set(one, other);
    paired.add(other);
  };
  for (const one of ours) {
    if (one.kind !== "file") continue;
    pair(
      one,
      theirs.find((other) => !paired.has(other) && hasName(other, one.name)),
    );
  }
  for (const origin of ["upload", "generated", "content"] as const) {
    const [mine = [], seen = []] = [imagesOf(ours, origin), imagesOf(theirs, origin)];
    if (mine.length === seen.length) for (const [place, one] of mine.entries()) pair(one, seen[place]);
  }
  return paired;
}

function withoutTwins(parts: readonly Part[], others: readonly Part[]): Media[] {
  return parts.filter((part): part is Media => isMedia(part) && !others.some((other) => isSameKey(part, other)));
}

function imagesOf(media: readonly Media[], origin: ImagePart["origin"]): Media[] {
  return media.filter((part) => part.kind === "image" && part.origin === origin);
}

function isMedia(part: Part): part is Media {
  return part.kind === "image" || part.kind === "file";
}

function isSameKey(part: Media, other: Part): boolean {
  return other.kind === part.kind && isMedia(other) && other.key === part.key;
}

function hasName(part: Media, name: string): boolean {
  return part.kind === "file" && part.name.toLowerCase() === name.toLowerCase();
}
