import { all, attr, first, matches, textOf } from "../dom.ts";
import type { BodyRule } from "../kit/body-rules.ts";
import { cite } from "../kit/citation.ts";
import { addFile } from "../kit/files.ts";
import { reference } from "../kit/footnotes.ts";
import { addImage } from "../kit/images.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { selectors } from "./selectors.ts";

/** What was sent along: a card with the file's name in its label, else a picture. */
export const uploads: PartRule = {
  at: selectors.upload,
  take(element, { draft, images }) {
    const card = first(element, selectors.uploadName);
    if (!card) {
      for (const image of all(element, "img")) addImage(draft, image, "upload", images);
      return;
    }
    addFile(draft, card);
    const file = draft.parts.at(-1);
    const name = (attr(card, "aria-label") ?? "").trim();
    if (file?.kind === "file" && name) file.name = name;
  },
};

/** Pictures that were generated, and pictures found on the web with the page each is from. */
export const pictures: PartRule = {
  at: selectors.picture,
  take(element, { draft, images }) {
    const origin = matches(element, "generated-image") ? "generated" : "content";
    for (const image of all(element, "img")) addImage(draft, image, origin, images);
    for (const link of all(element, selectors.pictureLink)) {
      if (textOf(link).trim()) reference(draft, cite(link));
    }
  },
};

/** A film is a frame in elements of the page's own (code 2026); it is told as a frame. */
export const films: BodyRule = {
  tags: ["response-element", "youtube-block", "single-video"],
  apply: (element) => (first(element, "iframe") ? { do: "unwrap" } : undefined),
};
