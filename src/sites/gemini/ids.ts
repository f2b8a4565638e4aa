import { attr, closest, first, matches } from "../dom.ts";
import { selectors } from "./selectors.ts";

/** The id of a prompt with its answer: the container's, which is the answer's own (saved 2025-06, 2026-05); else that of the answer's text. */
export function pairId(element: Element): string {
  const container = closest(element, selectors.container);
  const own = container && hex(attr(container, "id"));
  if (own) return own;
  const holder = matches(element, selectors.assistant) ? element : closest(element, "share-turn-viewer");
  const text = holder && first(holder, selectors.answerId);
  return hex(text && attr(text, "id")) ?? "";
}

/** The prompt and the answer of a pair share its number. */
export function messageId(message: Element): string {
  const pair = pairId(message);
  if (!pair) return "";
  return matches(message, selectors.user) ? `q_${pair}` : `r_${pair}`;
}

/** The number at the end of an id, or `null`. */
function hex(id: string | null | undefined): string | null {
  return /(?:^|_)([0-9a-f]{16})$/i.exec(id ?? "")?.[1] ?? null;
}
