import { first } from "../dom.ts";
import { addFile } from "../kit/files.ts";
import type { PartRule } from "../kit/layout/part-rules.ts";
import { selectors } from "./selectors.ts";

/** A card of a file. Beside its name stand icons, which are words to anybody but the eye. */
export const file: PartRule = {
  at: selectors.file,
  take: (card, { draft }) => addFile(draft, first(card, selectors.fileName) ?? card),
};
