import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fileStem, safeExtension, uniqueNames } from "./file-names.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const long = Boolean(process.env.CONVOKEEP_LONG);
const stem = (title: string) => fileStem(title, "chat-1a2b3c4d");

/** The rules as both browsers enforce them, written apart from the function under test. */
function objections(name: string): string[] {
  const found: string[] = [];
  if (new TextEncoder().encode(name).length > 200) found.push("too long");
  if (/[\\/:*?"<>|%~]/.test(name)) found.push("forbidden character");
  if (/[\p{C}]/u.test(name)) found.push("invisible character");
  if (/[^\S ]/u.test(name)) found.push("white space other than a space");
  if (/^[. ]|[. ]$/.test(name)) found.push("dot or space at the edge");
  if (/^(con|prn|aux|nul|com[0-9]|lpt[0-9]|clock\$)(\.|$)/i.test(name)) found.push("device name");
  if (/^(desktop\.ini|thumbs\.db)$/i.test(name)) found.push("shell file");
  if (name !== name.normalize("NFC")) found.push("not normalised");
  return found;
}

const nasty = fc.constantFrom(
  ...'/\\:*?"<>|%~+^`. \t\n\r\0\u0085\u00a0\u00ad\u200b\u200d\u200e\u202e\u2028\u2066\ufeff\uffff\ud83d\udc68e\u0301'.split(
    "",
  ),
  ..."con CON aux.txt com1.md nul. lpt9 clock$ desktop.ini Thumbs.db .lnk .scf .. ./ ../x 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 नमस्ते Ｃｏｎ".split(
    " ",
  ),
);
const title = fc.array(fc.oneof({ weight: 2, arbitrary: nasty }, fc.string({ unit: "binary", maxLength: 40 })), {
  maxLength: 30,
});

describe("file stem", () => {
  test("keeps an ordinary title as it is", () => {
    expect(stem("Plan für die Küche (2. Fassung) – 日本語")).toBe("Plan für die Küche (2. Fassung) – 日本語");
  });

  test.each([
    ["a/b: c?", "a_b_ c_"],
    ["  ..hidden.. ", "hidden"],
    ["line one\nline\ttwo\u00a0three", "line one line two three"],
    ["family \u{1F468}\u200D\u{1F469}\u200D\u{1F467}", "family \u{1F468}\u{1F469}\u{1F467}"],
    ["\u202Egnp.exe", "gnp.exe"],
    ["con", "_con"],
    ["aux.notes", "_aux.notes"],
    ["Desktop.ini", "_Desktop.ini"],
    ["\ud83d broken", "_ broken"],
    ["e\u200d\u0301", "\u00e9"],
    ["\u1fef", "_"],
    ["...", "chat-1a2b3c4d"],
    ["", "chat-1a2b3c4d"],
  ])("%j becomes %j", (from, to) => expect(stem(from)).toBe(to));

  test("a long title is cut to 180 bytes between graphemes", () => {
    const cut = stem("e\u0301क्षि".repeat(100));
    expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(180);
    expect("\u00e9क्षि".repeat(100).startsWith(cut)).toBe(true);
    expect(cut.endsWith("\u00e9") || cut.endsWith("क्षि")).toBe(true);
  });

  test("hostile titles give names without objection, and the check finds what a naive name leaves in", () => {
    const runs = long ? 10_000 : 500;
    let naive = 0;
    fc.assert(
      fc.property(title, (pieces) => {
        const text = pieces.join("");
        if (objections(`${text}.md`).length > 0) naive += 1;
        expect(objections(stem(text))).toEqual([]);
        expect(objections(`${stem(text)}.md`)).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
    console.log(`file names: ${runs} titles, seed ${seed}; taken as they are ${naive} would be rejected`);
    expect(naive).toBeGreaterThan(runs / 2);
  });
});

describe("unique names", () => {
  test("compare without case and normalisation", () => {
    const claim = uniqueNames();
    expect(claim("Plan", "md")).toBe("Plan.md");
    expect(claim("plan", "md")).toBe("plan (2).md");
    expect(claim("PLAN", "md")).toBe("PLAN (3).md");
    expect(claim("plan (2)", "md")).toBe("plan (2) (2).md");
    expect(claim("Plan", "zip")).toBe("Plan.zip");
    expect(claim("Straße", "md")).toBe("Straße.md");
    expect(claim("STRASSE", "md")).toBe("STRASSE (2).md");
    expect(claim("ﬁle", "md")).toBe("ﬁle.md");
    expect(claim("FILE", "md")).toBe("FILE (2).md");
  });

  test("never collide, whatever the titles", () => {
    const small = fc.constantFrom("a", "A", "a (2)", "A (2)", "a (3)", "é", "e\u0301", "ſ", "s");
    fc.assert(
      fc.property(fc.array(small, { maxLength: 60 }), (titles) => {
        const claim = uniqueNames();
        const names = titles.map((each) => claim(fileStem(each, "chat"), "md"));
        expect(new Set(names.map((name) => name.toLowerCase().normalize("NFC"))).size).toBe(titles.length);
      }),
      { numRuns: long ? 2_000 : 200, seed },
    );
  });

  test("ten thousand chats of one title do not take for ever", () => {
    const claim = uniqueNames();
    const before = process.cpuUsage().user;
    const names = Array.from({ length: 10_000 }, () => claim("New chat", "md"));
    expect(new Set(names).size).toBe(10_000);
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(2_000);
  });
});

test("an extension is from the list or bin", () => {
  expect(safeExtension("PNG")).toBe("png");
  expect(safeExtension("exe")).toBe("bin");
  expect(safeExtension("../x")).toBe("bin");
});
