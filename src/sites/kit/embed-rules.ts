import { first, nameOf, textOf } from "../dom.ts";
import type { BodyRule } from "./body-rules.ts";
import { embedPart, type FrameReader } from "./embeds.ts";
import { unreadable } from "./unreadable.ts";

/** Frames, players and drawings: each leaves a part that says what stood there. */
export function embeds(frame?: FrameReader): BodyRule {
  return {
    tags: ["iframe", "video", "audio", "canvas", "object", "embed"],
    apply(element, context) {
      const part = embedPart(element, frame);
      return part ? context.insert(part) : undefined;
    },
  };
}

/** What is content of an answer also where no text is in it. */
const content = "img, br, hr, pre, li, td";

/** An element that the page defines itself: its content if it has any, else a part that says that something stood there. */
export const customElements: BodyRule = {
  apply(element, context) {
    if (!nameOf(element).includes("-")) return undefined;
    const readable = /\S/.test(textOf(element)) || first(element, content) !== null;
    return readable ? { do: "unwrap" } : context.insert(unreadable.widget());
  },
};
