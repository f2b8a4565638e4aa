import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { agree, type Correction, likeTurn, noCorrection, type ShownTurn, say, sayOfAll, swap } from "./correction.ts";
import { generic } from "./index.ts";
import { correct, correctionOf, talkOf } from "./talk.ts";

let page: HTMLElement;

/** Names that tell who is who; a note of the house is named like an answer. */
const kinds = "user bot user bot note user bot".split(" ");
const turnOf = (kind: string, words: string) =>
  `<div class="line line-${kind === "note" ? "bot" : kind}"><div class="${kind}-box"><p>${words}</p></div></div>`;

beforeEach(() => {
  page = document.createElement("main");
  page.innerHTML = `<div class="log">${kinds.map((kind, at) => turnOf(kind, `${kind} ${at}`)).join("")}</div><textarea></textarea>`;
  document.body.append(page);
  correct(document, noCorrection);
});
afterEach(() => {
  page.remove();
  correct(document, noCorrection);
});

const shown = (): ShownTurn[] => talkOf(document)?.turns ?? [];
const at = (index: number): ShownTurn => shown().at(index) as ShownTurn;
const signs = () => shown().map(({ writer, isOut }) => (isOut ? "-" : writer === "unknown" ? "?" : writer[0]));
const take = (change: (correction: Correction) => Correction) => correct(document, change(correctionOf(document)));
const read = () => {
  const layout = generic.layout(document);
  const messages = (layout?.turns(document) ?? []).flatMap((turn) => layout?.read(turn).messages ?? []);
  return messages.map(
    ({ role, parts }) => `${role[0]} ${parts.map((part) => ("text" in part ? part.text : part.kind))}`,
  );
};
/** Puts another element with the same words in a turn's place, as pages do that draw themselves anew. */
function redraw(index: number): void {
  const { element } = at(index);
  element.replaceWith(element.cloneNode(true));
}

describe("what a user says of the turns", () => {
  test("is what is read: another writer, none, and left out", () => {
    expect(signs().join("")).toBe("uauaaua");
    take((all) => say(all, [at(1)], { writer: "user" }));
    take((all) => say(all, [at(3)], { writer: "unknown" }));
    take((all) => say(all, [at(4)], { isOut: true }));
    expect(signs().join("")).toBe("uuu?-ua");
    expect(read()).toEqual(["u user 0", "u bot 1", "u user 2", "a bot 3,unreadable", "u user 5", "a bot 6"]);
  });

  test("can be taken back turn by turn, and as a whole", () => {
    const before = correctionOf(document);
    take((all) => say(all, [at(4)], { isOut: true }));
    take((all) => say(all, [at(4)], { isOut: false }));
    expect(signs().join("")).toBe("uauaaua");
    take((all) => say(all, [at(0)], { writer: "assistant" }));
    correct(document, before);
    expect(signs().join("")).toBe("uauaaua");
  });

  test("of one goes for all of its kind, for those of other kinds it does not", () => {
    const turn = at(1);
    expect(likeTurn(shown(), turn, "assistant").map(({ element }) => element.textContent)).toEqual(["bot 3", "bot 6"]);
    take((all) => sayOfAll(all, shown(), turn, "assistant", { writer: "unknown" }));
    expect(signs().join("")).toBe("u?u?au?");
  });

  test("of a kind goes for those that come later", () => {
    take((all) => sayOfAll(all, shown(), at(4), "assistant", { isOut: true }));
    page.querySelector(".log")?.insertAdjacentHTML("beforeend", turnOf("note", "note 7") + turnOf("bot", "bot 8"));
    expect(signs().join("")).toBe("uaua-ua-a");
  });

  test("swaps all, those already put right and those to come", () => {
    take((all) => say(all, [at(0)], { writer: "assistant" }));
    take((all) => sayOfAll(all, shown(), at(4), "assistant", { isOut: true }));
    take(swap);
    page.querySelector(".log")?.insertAdjacentHTML("beforeend", turnOf("note", "note 7") + turnOf("user", "user 8"));
    expect(signs().join("")).toBe("uuau-au-a");
    take(swap);
    expect(signs().join("")).toBe("aaua-ua-u");
  });

  test("of a turn goes with its words into another element, and not with the element to other words", () => {
    take((all) => say(all, [at(1)], { writer: "user" }));
    redraw(1);
    expect(signs().join("")).toBe("uuuaaua");
    const box = at(1).element.querySelector("p");
    if (box) box.textContent = "another answer in the same place";
    correct(document, correctionOf(document));
    expect(signs().join("")).toBe("uauaaua");
  });

  test("of an answer that is being written stays as it grows", () => {
    take((all) => say(all, [at(6)], { writer: "user" }));
    at(6).element.querySelector("p")?.append(" and more");
    correct(document, correctionOf(document));
    expect(signs().at(-1)).toBe("u");
  });

  test("once agreed to, is read so although the page's names say otherwise now", () => {
    take((all) => agree(all, shown()));
    for (const element of page.querySelectorAll(".line")) element.className = "line line-bot";
    correct(document, correctionOf(document));
    expect(signs().join("")).toBe("uauaaua");
  });
});
