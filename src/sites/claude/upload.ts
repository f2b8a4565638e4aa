import { first } from "../dom.ts";
import { addFile } from "../kit/files.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { inserts } from "./selectors.ts";

/** A card of an uploaded file. What it says may stand in the button that opens the file. */
export const upload: PartRule = {
  at: inserts.upload,
  take: (card, { draft }) => addFile(draft, first(card, `button:has(${inserts.uploadName})`) ?? card),
};
