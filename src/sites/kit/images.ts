import type { ImagePart } from "../../conversation/model.ts";
import { attr } from "../dom.ts";
import type { Draft } from "./draft.ts";
import { lastingAddress } from "./image-address.ts";

/** What a site's pictures go by. */
export interface ImageMarks {
  /** Pictures that are no part of what was said, besides icons, favicons and hidden copies. */
  isDecoration?(image: Element): boolean;
  /** The site's own id of the file behind an address, or `null`. */
  fileId?(address: string): string | null;
  /** The address as it will still answer in a year, or `undefined`; usually any that is not signed. */
  lasting?(address: string): string | undefined;
}

/**
 * Adds the image to the message and gives its key, or `null` if it is decoration. The key is the site's file id where the
 * address shows one, else the container's image id, else its place in the message; never the signed address.
 */
export function addImage(
  draft: Draft,
  element: Element,
  origin: ImagePart["origin"],
  marks: ImageMarks,
  containerKey?: string,
): string | null {
  const known = knownImage(draft, element, origin, marks, containerKey);
  if (known?.part) draft.parts.push(known.part);
  return known?.key ?? null;
}

/** Like `addImage`, but leaves it to the caller where the part goes; no part when this image was there before. */
export function knownImage(
  draft: Draft,
  element: Element,
  origin: ImagePart["origin"],
  { isDecoration, fileId, lasting = lastingAddress }: ImageMarks,
  containerKey?: string,
): { key: string; part?: ImagePart } | null {
  if (isIcon(element) || isDecoration?.(element)) return null;
  const image = element as HTMLImageElement;
  const address = image.currentSrc || image.src || "";
  const same = [...draft.media].find(([, source]) => address !== "" && source.address === address);
  if (same) return { key: same[0] };
  const key = fileId?.(address) ?? containerKey ?? freeImageKey(draft);
  if (draft.media.has(key)) return { key };
  draft.media.set(key, { from: "img", element: image, address });
  const url = lasting(address);
  const alt = (attr(element, "alt") ?? "").trim();
  const problem = address ? {} : { problem: "the page shows no address for it" };
  return { key, part: { kind: "image", key, alt, origin, ...(url ? { url } : {}), ...problem } };
}

/** A key for an image that the page gives none, by its place in the message. */
export function freeImageKey(draft: Draft): string {
  return `image-${draft.media.size + 1}`;
}

/** Favicons, icons and hidden copies (`aria-hidden`): never part of what was said. */
function isIcon(element: Element): boolean {
  if (attr(element, "aria-hidden") === "true" || attr(element, "role") === "presentation") return true;
  if (/favicon|\.ico(?:$|\?)/i.test(attr(element, "src") ?? "")) return true;
  const width = Number(attr(element, "width") ?? Number.NaN);
  const height = Number(attr(element, "height") ?? Number.NaN);
  return width <= 32 && height <= 32;
}
