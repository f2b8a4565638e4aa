import type { ImagePart } from "../../conversation/model.ts";
import { all, attr, closest, textOf } from "../dom.ts";
import type { Draft } from "./draft.ts";
import { fileIdOf, lastingAddress } from "./image-address.ts";

/**
 * Adds the image to the message and gives its key, or `null` if it is decoration. The key is the site's file id where the
 * address shows one, else the container's image id, else its place in the message; never the signed address.
 */
export function addImage(
  draft: Draft,
  element: Element,
  origin: ImagePart["origin"],
  containerKey?: string,
): string | null {
  const known = knownImage(draft, element, origin, containerKey);
  if (known && "part" in known && known.part) draft.parts.push(known.part);
  return known?.key ?? null;
}

/** Like `addImage`, but leaves it to the caller where the part goes; no part when this image was there before. */
export function knownImage(
  draft: Draft,
  element: Element,
  origin: ImagePart["origin"],
  containerKey?: string,
): { key: string; part?: ImagePart } | null {
  if (isDecoration(element)) return null;
  const image = element as HTMLImageElement;
  const address = image.currentSrc || image.src || "";
  const same = [...draft.media].find(([, source]) => address !== "" && source.address === address);
  if (same) return { key: same[0] };
  const key = fileIdOf(address) ?? containerKey ?? freeKey(draft);
  if (draft.media.has(key)) return { key };
  draft.media.set(key, { from: "img", element: image, address });
  const url = lastingAddress(address);
  const alt = (attr(element, "alt") ?? "").trim();
  const problem = address ? {} : { problem: "the page shows no address for it" };
  return { key, part: { kind: "image", key, alt, origin, ...(url ? { url } : {}), ...problem } };
}

function freeKey(draft: Draft): string {
  return `image-${draft.media.size + 1}`;
}

/** Favicons, custom GPTs' pictures (`gizmo_id`, saved 2025-06) and blurred copies (`aria-hidden`): never part of what was said. */
function isDecoration(element: Element): boolean {
  if (attr(element, "aria-hidden") === "true" || attr(element, "role") === "presentation") return true;
  if (/favicon|\.ico(?:$|\?)|[?&]gizmo_id=/i.test(attr(element, "src") ?? "")) return true;
  const width = Number(attr(element, "width") ?? Number.NaN);
  const height = Number(attr(element, "height") ?? Number.NaN);
  return width <= 32 && height <= 32;
}

/**
 * The one real picture of a generated-image container, which holds three `<img>` of one address (live 2026-09-22): the one
 * with an alternative text, else the first.
 */
export function addGeneratedImage(draft: Draft, container: Element): void {
  const images = all(container, "img");
  const shown = images.filter((image) => attr(image, "aria-hidden") !== "true");
  const image = shown.find((candidate) => attr(candidate, "alt")) ?? shown[0] ?? images[0];
  const id = /^image-(.+)$/.exec(closest(container, "[id]")?.id ?? "");
  if (image) addImage(draft, image, "generated", id ? `image-${id[1]}` : undefined);
  else {
    const label = textOf(container).trim();
    const part: ImagePart = { kind: "image", key: freeKey(draft), alt: label, origin: "generated" };
    draft.parts.push({ ...part, problem: "it was not drawn yet" });
  }
}
