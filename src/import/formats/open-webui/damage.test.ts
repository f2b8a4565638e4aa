import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { announce, runs, seed, timeout } from "../../../conversation/testing/settings.ts";
import { chatOf, read, row } from "./testing/chats.ts";

announce("open webui");
vi.setConfig({ testTimeout: timeout });

test("whatever is wrong with a chat, nothing throws and no text is lost", () => {
  const junk = fc.constantFrom<unknown>(null, 7, "m1", [], {}, true, "__proto__");
  const message = (place: number) =>
    fc.record({
      parentId: fc.oneof(junk, fc.constantFrom("m0", "m1", "m2", "m3")),
      childrenIds: fc.oneof(junk, fc.constant(["m0", 3, "m2"])),
      role: fc.oneof(fc.constantFrom("user", "assistant"), junk),
      content: fc.constant(`text-${place}.`),
      timestamp: junk,
      files: junk,
      sources: fc.oneof(junk, fc.constant([7, { metadata: [null] }])),
      output: fc.oneof(junk, fc.constant([{ type: {} }])),
      error: junk,
      model: junk,
    });
  const messages = fc.record({
    m0: message(0),
    m1: message(1),
    m2: message(2),
    m3: fc.oneof(message(3), junk),
    __proto__: junk,
  });
  return fc.assert(
    fc.asyncProperty(messages, junk, junk, async (all, currentId, title) => {
      const conversations = await read(
        row(chatOf(all, currentId, { tags: title, timestamp: title }), { title, meta: title, created_at: currentId }),
      );
      const said = JSON.stringify(conversations);
      for (const text of JSON.stringify(all).match(/text-\d\./g) ?? []) expect(said).toContain(text);
      conversations[0]?.messages.forEach(({ parent }, place) => {
        if (typeof parent === "number") expect(parent).toBeLessThan(place);
      });
    }),
    { seed, numRuns: runs(10_000) },
  );
});
