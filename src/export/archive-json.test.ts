import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Thread } from "../conversation/model.ts";
import { archiveJson } from "./archive-json.ts";
import { canonicalJson } from "./canonical-json.ts";
import { sampleMessage, sampleThread } from "./testing/sample-thread.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? Date.now() % 1_000_000);
const head = { generator: "Convokeep 0.1.0", exported: new Date("2026-11-20T12:00:00Z") };

function written(threads: Thread[]): string {
  const archive = archiveJson(head);
  return (
    archive.head +
    threads.map((thread, at) => archive.conversation(thread, `${at}.md`)).join("") +
    archive.end(({ sha256 }) => (sha256.startsWith("a") ? `assets/${sha256.slice(0, 4)}.png` : undefined))
  );
}

/** The same value with its keys the other way round. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  ) as T;
}

describe("archive.json", () => {
  const asset = (letter: string) => ({ sha256: letter.repeat(64), type: "image/png", size: 3 });
  const thread = sampleThread([
    sampleMessage("m1", "user", [{ kind: "image", key: "k", alt: "", origin: "upload", asset: asset("a") }], {
      parent: null,
    }),
    sampleMessage("m2", "assistant", [{ kind: "text", format: "markdown", text: "\u2028 </script> \ud83d" }], {
      parent: "m1",
      versions: [
        {
          parts: [{ kind: "file", key: "f", name: "x", asset: asset("b") }],
          hash: "h",
          capturedAt: "2026-11-19T00:00:00.000Z",
        },
      ],
    }),
  ]);
  thread.path.push({ gap: { after: "m2", reason: "not-shown", missing: 2 } });

  test("holds head, every thread as it is with its file, and the assets with theirs", () => {
    expect(JSON.parse(written([thread, sampleThread()]))).toEqual({
      format: "convokeep-archive",
      version: 1,
      generator: "Convokeep 0.1.0",
      exported: "2026-11-20T12:00:00.000Z",
      conversations: [
        { file: "0.md", ...thread },
        { file: "1.md", ...sampleThread() },
      ],
      assets: {
        ["a".repeat(64)]: { file: "assets/aaaa.png", type: "image/png", size: 3 },
        ["b".repeat(64)]: { type: "image/png", size: 3 },
      },
    });
  });

  test("has one line for each conversation and asset", () => {
    const lines = written([thread, sampleThread()]).trimEnd().split("\n");
    expect(lines.length).toBe(1 + 2 + 1 + 2 + 1);
    expect(JSON.parse((lines[1] ?? "").replace(/,$/, ""))).toEqual({ file: "0.md", ...thread });
  });

  test("is the same whatever order keys come in", () => {
    expect(written([reversed(thread)])).toBe(written([thread]));
  });

  test("of nothing is still whole", () => {
    expect(JSON.parse(written([]))).toMatchObject({ conversations: [], assets: {} });
  });
});

test("canonical JSON loses nothing of any value and does not depend on the order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value, ["b", "a"]);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(reversed(value), ["b", "a"])).toBe(text);
    }),
    { numRuns: process.env.CONVOKEEP_LONG ? 10_000 : 1_000, seed },
  );
  expect(canonicalJson({ c: 1, a: 2, b: { z: 1, a: 1 } }, ["b", "a"])).toBe('{"b":{"a":1,"z":1},"a":2,"c":1}');
});
