import type { ImagePart } from "../../conversation/model.ts";
import { all, attr, closest, textOf } from "../dom.ts";
import type { Draft } from "../kit/draft.ts";
import { addImage, freeImageKey, type ImageMarks } from "../kit/images.ts";
import { fileIdOf, lastingAddress } from "./image-address.ts";

/** Custom GPTs' pictures (`gizmo_id`, saved 2025-06) are decoration. */
export const imageMarks: ImageMarks = {
  isDecoration: (image) => /[?&]gizmo_id=/i.test(attr(image, "src") ?? ""),
  fileId: fileIdOf,
  lasting: lastingAddress,
};

/**
 * The one real picture of a generated-image container, which holds three `<img>` of one address (live 2026-09-22): the one
 * with an alternative text, else the first.
 */
export function addGeneratedImage(draft: Draft, container: Element): void {
  const images = all(container, "img");
  const shown = images.filter((image) => attr(image, "aria-hidden") !== "true");
  const image = shown.find((candidate) => attr(candidate, "alt")) ?? shown[0] ?? images[0];
  const id = /^image-(.+)$/.exec(closest(container, "[id]")?.id ?? "");
  if (image) addImage(draft, image, "generated", imageMarks, id ? `image-${id[1]}` : undefined);
  else {
    const label = textOf(container).trim();
    const part: ImagePart = { kind: "image", key: freeImageKey(draft), alt: label, origin: "generated" };
    draft.parts.push({ ...part, problem: "it was not drawn yet" });
  }
}
