import { afterEach, describe, expect, test } from "vitest";
import { exampleOf, turnsLike } from "./example.ts";

let page: HTMLElement | undefined;
afterEach(() => page?.remove());

function show(html: string): HTMLElement {
  page = document.createElement("main");
  page.innerHTML = html;
  document.body.append(page);
  return page;
}
/** The innermost element with these words. */
function saying(words: string): Element {
  const found = [...(page?.querySelectorAll("*") ?? [])].filter((element) => element.textContent?.trim() === words);
  const last = found.at(-1);
  if (!last) throw new Error(`nothing says ${words}`);
  return last;
}
function found(question: string, answer: string): string[] {
  const example = exampleOf(saying(question), saying(answer));
  if (!example) return ["none"];
  return turnsLike(document, example).map(({ element, role }) => `${role?.[0] ?? "?"} ${element.textContent?.trim()}`);
}
const three = (turn: (at: number) => string) => [0, 1, 2].map(turn).join("");
const all = three((at) => `u Q${at},a A${at},`)
  .split(",")
  .slice(0, -1);

describe("a question and an answer pointed at anywhere in them give all turns", () => {
  test.each([
    [
      "rows that differ in a name",
      three((at) => `<div class="r x"><p>Q${at}</p></div><div class="r y"><p>A${at}</p></div>`),
    ],
    [
      "rows that differ in what is in them",
      three((at) => `<div><div class="in"><p>Q${at}</p></div></div><div><div class="out"><p>A${at}</p></div></div>`),
    ],
    [
      "rows that differ in where they stand",
      three((at) => `<div><div style="margin-left: 60%"><p>Q${at}</p></div></div><div><div><p>A${at}</p></div></div>`),
    ],
    ["pairs", three((at) => `<section><div class="q"><p>Q${at}</p></div><div class="a"><p>A${at}</p></div></section>`)],
    [
      "pairs, each side in boxes of its own",
      three(
        (at) =>
          `<section><div class="l"><div class="b"><p>Q${at}</p></div></div><div class="r"><div class="b"><p>A${at}</p></div></div></section>`,
      ),
    ],
    [
      "rows with other things between them",
      three(
        (at) => `<hr><div class="x"><p>Q${at}</p></div><h2>Day ${at}</h2><article class="y"><p>A${at}</p></article>`,
      ),
    ],
    [
      "rows in rows of their own",
      three(
        (at) =>
          `<div class="row"><div class="x"><p>Q${at}</p></div></div><div class="row"><div class="y"><p>A${at}</p></div></div>`,
      ),
    ],
  ])("%s", (_, html) => {
    show(
      `<nav><a href="#">Q9</a></nav><h1>Title</h1><div class="talk">${html}</div><form><textarea></textarea><p>Send</p></form>`,
    );
    expect(found("Q1", "A1")).toEqual(all);
    expect(found("Q0", "A2"), "of two pairs").toEqual(all);
  });
});

test("nothing tells the two apart: all turns, and nobody's", () => {
  show(`<div>${three((at) => `<div><p>Q${at}</p></div><div><p>A${at}</p></div>`)}</div>`);
  expect(found("Q1", "A1")).toEqual(all.map((turn) => `? ${turn.slice(2)}`));
});

test("turns that come later are found, also in a list that was drawn anew", () => {
  const main = show(
    `<div class="talk">${three((at) => `<div class="x"><p>Q${at}</p></div><div class="y"><p>A${at}</p></div>`)}</div>`,
  );
  const example = exampleOf(saying("Q0"), saying("A0"));
  main.innerHTML = `<div class="side"><div class="z"><p>Other</p></div></div><div class="talk"><div class="x"><p>Q7</p></div><div class="y"><p>A7</p></div></div>`;
  expect(example && turnsLike(document, example).map(({ role }) => role)).toEqual(["user", "assistant"]);
});

test("what lies in the other is no pair", () => {
  show(`<div class="x"><p>Q0 <b>A0</b></p></div>`);
  expect(exampleOf(saying("A0").parentElement as Element, saying("A0"))).toBeNull();
});

test("of what holds them all every part that says something is a turn, nobody's", () => {
  const main = show(`<div class="talk"><div><p>Q0</p></div><div> </div><nav>Menu</nav><div><p>A0</p></div></div>`);
  const list = main.firstElementChild as Element;
  expect(turnsLike(document, { list }).map(({ element, role }) => [element.textContent, role])).toEqual([
    ["Q0", undefined],
    ["A0", undefined],
  ]);
});

test("open shadow roots are looked into", () => {
  const main = show(`<div></div>`);
  const root = (main.firstElementChild as Element).attachShadow({ mode: "open" });
  root.innerHTML = `<div class="talk">${three((at) => `<div class="x"><p>Q${at}</p></div><div class="y"><p>A${at}</p></div>`)}</div>`;
  const [question, answer] = root.querySelectorAll("p");
  const example = question && answer && exampleOf(question, answer);
  expect(
    example &&
      turnsLike(document, example)
        .map(({ role }) => role?.[0])
        .join(""),
  ).toBe("uauaua");
});
