import { expect, test } from "vitest";
import type { Part } from "../../conversation/model.ts";
import { organise } from "../organise.ts";
import { freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { hitsInContext } from "./hits-in-context.ts";

const marked = ({ text, matches }: { text: string; matches: [number, number][] }) =>
  matches.map((at) => text.slice(...at));

test("hits are told with message, part and what stands around them", async () => {
  const archive = await freshArchive();
  const parts: Part[] = [
    { kind: "text", format: "markdown", text: `${"word ".repeat(100)}the  needle\n\nis here${" word".repeat(100)}` },
    { kind: "artifact", title: "Thing", format: "code", content: "needle()" },
  ];
  await store(archive, look("one", [message("u1", "old needle"), message("a1", "x", { parts })]));
  await store(archive, look("one", [message("u1", "new text")]));
  await organise(archive, [{ conversation: "chatgpt:one", set: { ownTitle: "My Needles", note: "no NEEDLE" } }]);
  const { count, hits } = await hitsInContext(archive, "chatgpt:one", 'needle -foo "is here"');
  expect(count).toBe(6);
  expect(hits.map(({ where }) => where)).toEqual([
    { kind: "title" },
    { kind: "note" },
    { kind: "message", message: "u1", part: "text", old: true },
    { kind: "message", message: "a1", part: "text", old: false },
    { kind: "message", message: "a1", part: "artifact", old: false },
  ]);
  expect(hits.map(marked)).toEqual([["Needle"], ["NEEDLE"], ["needle"], ["needle", "is here"], ["needle"]]);
  expect(hits[3]?.text).toMatch(/^.{55,62}needle is here.{110,125}$/);
  expect(hits[3]).toMatchObject({ cutBefore: true, cutAfter: true });
  expect(hits[4]).toMatchObject({ text: "needle()", cutBefore: false, cutAfter: false });
});

test("places are those of the text as it is, whatever folding does to its length", async () => {
  const archive = await freshArchive();
  const text = "İİİ e\u0301e\u0301e\u0301 Über 😀😀 İstanbul ΟΔΟΣ cafe\u0301 end";
  await store(archive, look("one", [message("u1", text)]));
  const found = async (query: string) => {
    const { hits } = await hitsInContext(archive, "chatgpt:one", query);
    return hits.filter(({ where }) => where.kind === "message").flatMap(marked);
  };
  expect(await found("über")).toEqual(["Über"]);
  expect(await found("stanbul")).toEqual(["stanbul"]);
  expect(await found("café")).toEqual(["cafe\u0301"]);
  expect(await found("οδος")).toEqual(["ΟΔΟΣ"]);
  expect(await found("😀")).toEqual(["😀", "😀"]);
  expect(await found("end é")).toEqual(["e\u0301", "e\u0301", "e\u0301", "e\u0301", "end"]);
});

test("many hits are counted, some shown; nothing of what is gone", async () => {
  const archive = await freshArchive();
  await store(archive, look("one", [message("u1", "hit and then something else for long enough ".repeat(500))]));
  const { count, hits } = await hitsInContext(archive, "chatgpt:one", "hit", { limit: 3 });
  expect(count).toBe(500);
  expect(hits).toHaveLength(3);
  expect(await hitsInContext(archive, "chatgpt:none", "hit")).toEqual({ count: 0, hits: [] });
  expect(await hitsInContext(archive, "chatgpt:one", "site:chatgpt")).toEqual({ count: 0, hits: [] });
});
