import { afterEach, expect, test } from "vitest";
import { renew, turnName } from "./turn-names.ts";

let page: HTMLElement | undefined;
afterEach(() => page?.remove());

function show(...words: string[]): Element[] {
  page ??= document.createElement("main");
  document.body.append(page);
  page.replaceChildren(...words.map((each) => Object.assign(document.createElement("p"), { textContent: each })));
  return [...page.children];
}
const names = (elements: readonly Element[]) => elements.map(turnName);

test("a turn that was taken off and drawn anew keeps its name; those that are there at a time have names of their own", () => {
  const first = names(show("one", "continue", "two", "continue"));
  expect(new Set(first).size).toBe(4);
  expect(names(show("one", "continue", "two", "continue"))).toEqual(first);
  const [, , later] = names(show("continue", "two", "three"));
  expect(first).not.toContain(later);
});

test("a turn that has grown since is known by what it was last read to say", () => {
  const [element] = show("half an");
  const name = element && turnName(element);
  element?.append(" answer");
  if (element) renew(element);
  expect(names(show("half an answer"))).toEqual([name]);
  expect(names(show("half an"))).not.toContain(name);
});
