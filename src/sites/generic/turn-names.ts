import { fingerprint } from "../../lib/fingerprint.ts";
import { shownWords } from "./shown.ts";

interface Named {
  name: string;
  element: WeakRef<Element>;
  print: string;
}

const byElement = new WeakMap<Element, Named>();
const byPrint = new Map<string, Named[]>();
let count = 0;

/**
 * What to call a turn until the page is loaded anew: lists that take rows off make new elements for them when they come back,
 * which would be taken for new turns. An element that says what one that has gone said is the same turn.
 */
export function turnName(element: Element): string {
  const known = byElement.get(element);
  if (known) return known.name;
  const print = fingerprint(shownWords(element));
  const same = byPrint.get(print) ?? [];
  const gone = same.find((named) => !named.element.deref()?.isConnected);
  const named = gone ?? { name: `g${++count}`, element: new WeakRef(element), print };
  named.element = new WeakRef(element);
  if (!gone) byPrint.set(print, [...same, named]);
  byElement.set(element, named);
  return named.name;
}

/** Takes down that a turn says something else by now. */
export function renew(element: Element): void {
  const named = byElement.get(element);
  const print = fingerprint(shownWords(element));
  if (!named || named.print === print) return;
  byPrint.set(named.print, byPrint.get(named.print)?.filter((other) => other !== named) ?? []);
  named.print = print;
  byPrint.set(print, [...(byPrint.get(print) ?? []), named]);
}
