import { first } from "../dom.ts";
import { childrenOf } from "../kit/outermost.ts";
import { shadowOf, visitShown } from "./shadow.ts";

/** Elements directly in an element as they are shown: those of an open shadow root, then those it was given. */
export function shownIn(element: Element): Element[] {
  const shadow = shadowOf(element);
  return shadow ? [...childrenOf(shadow), ...childrenOf(element)] : childrenOf(element);
}

/** What an element shows in words, white space as one blank, open shadow roots included. */
export function shownWords(element: Element): string {
  const words: string[] = [];
  visitShown(
    element,
    () => true,
    (data) => words.push(data),
  );
  return words.join("").replace(/\s+/g, " ").trim();
}

export function showsWordsOrImage(element: Element): boolean {
  return shownWords(element) !== "" || first(element, "img") !== null;
}
