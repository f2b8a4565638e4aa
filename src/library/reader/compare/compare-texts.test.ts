import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts, type Piece, tallyOf } from "./compare-texts.ts";

const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `[+${text}]` : `[-${text}]`)).join("");
const textOf = (pieces: readonly Piece[], not: Piece["kind"]) =>
  pieces.map(({ kind, text }) => (kind === not ? "" : text)).join("");
const some = fc.array(fc.constantFrom("the", " ", "\n", "cat", "sat", "。", "猫", "**", "a1"), { maxLength: 40 });

describe("comparing texts", () => {
  it("keeps every character of both", () => {
    fc.assert(
      fc.property(some, some, (one, two) => {
        const pieces = compareTexts(one.join(""), two.join(""));
        expect(textOf(pieces, "added")).toBe(one.join(""));
        expect(textOf(pieces, "removed")).toBe(two.join(""));
      }),
    );
  });

  it("goes by words, and by characters where there are no spaces", () => {
    expect(shown(compareTexts("Bake it at 220 °C for 40 minutes.", "Bake it at 240 °C for 40 minutes!"))).toBe(
      "Bake it at [-220][+240] °C for 40 minutes[-.][+!]",
    );
    expect(shown(compareTexts("我喜欢喝茶。", "我喜欢喝咖啡。"))).toBe("我喜欢喝[-茶][+咖啡]。");
    expect(shown(compareTexts("naïve café", "naïve cafés"))).toBe("naïve [-café][+cafés]");
  });

  it("does not tear apart what is written anew", () => {
    expect(shown(compareTexts("Yes, that is quite an odd thing.", "No, this was never a good idea."))).toBe(
      "[-Yes, that is quite an odd thing][+No, this was never a good idea].",
    );
    expect(shown(compareTexts("first line\nsecond line", "another one\nsecond line"))).toBe(
      "[-first line][+another one]\nsecond line",
    );
  });

  it("counts words, not signs", () => {
    expect(tallyOf(compareTexts("one two, three", "one four five three"))).toEqual({ added: 2, removed: 1 });
    expect(tallyOf(compareTexts("same", "same"))).toEqual({ added: 0, removed: 0 });
  });

  it("is quick on long texts, also on ones that have nothing in common", () => {
    const one = Array.from({ length: 20_000 }, (_, at) => `word${at}`).join(" ");
    const two = Array.from({ length: 20_000 }, (_, at) => `other${at}`).join(" ");
    expect(tallyOf(compareTexts(one, `${one} more`))).toEqual({ added: 1, removed: 0 });
    expect(tallyOf(compareTexts(one, two))).toEqual({ added: 20_000, removed: 20_000 });
  });
});
