import { first, textOf } from "../../dom.ts";
import { embedPart } from "../embeds.ts";
import { unreadable } from "../unreadable.ts";
import type { BodyContext, BodyRule } from "./context.ts";

/** Frames, players and drawings: each leaves a part that says what stood there. */
export const embeds: BodyRule = {
  tags: ["iframe", "video", "audio", "canvas", "object", "embed"],
  apply(element, context) {
    const part = embedPart(element);
    return part ? context.insert(part) : undefined;
  },
};

/** An element that the page defines itself: its text if it has any, else a part that says that something stood there. */
export function customElement(element: Element, context: BodyContext): ReturnType<BodyRule["apply"]> {
  const readable = /\S/.test(textOf(element)) || first(element, "img") !== null;
  return readable ? { do: "unwrap" } : context.insert(unreadable.widget());
}
