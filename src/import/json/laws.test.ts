import fc from "fast-check";
import { expect, test } from "vitest";
import { chunkedMember, readElements } from "../testing/read-elements.ts";
import { syntheticConversation } from "../testing/synthetic-chatgpt.ts";
import { jsonElements } from "./elements.ts";

const isLong = Boolean(process.env.CONVOKEEP_LONG);
const seed = Number(process.env.CONVOKEEP_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = (full: number) => ({ numRuns: isLong ? full : Math.ceil(full / 20), seed });
const timeout = isLong ? 30 * 60_000 : 180_000;
console.log(`elements of JSON: seed ${seed}`);

/** What `JSON.parse` gives, without a sign that JSON does not carry and without the one key that is renamed. */
const json = fc
  .jsonValue({ maxDepth: 6 })
  .map((value) => JSON.stringify(value))
  .filter((text) => !text.includes("__proto__"))
  .map((text) => JSON.parse(text) as unknown);
const list = fc.array(json, { maxLength: 12 });
const indent = fc.constantFrom(undefined, 1, "\t", "\n\r ");
const chunk = fc.integer({ min: 1, max: 60 });

test(
  "the elements are what JSON.parse of the whole gives, whatever the chunks",
  async () => {
    await fc.assert(
      fc.asyncProperty(list, indent, chunk, fc.string(), async (values, space, size, key) => {
        const whole = await readElements(JSON.stringify(values, null, space), {}, size);
        expect(whole).toMatchObject({ values, failure: null });
        const object = { before: values, [`x${key}`]: values, after: "]}" };
        const under = await readElements(JSON.stringify(object, null, space), { under: `x${key}` }, size);
        expect(under).toMatchObject({ values, failure: null });
        const lines = values.map((value) => `${JSON.stringify(value)}\r\n`).join("");
        if (values.length > 0) {
          expect(await readElements(lines, { lines: true }, size)).toMatchObject({ values, failure: null });
        }
      }),
      runs(2000),
    );
  },
  timeout,
);

test(
  "the same bytes have the same print, others another",
  async () => {
    const prints = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(list, chunk, async (values, size) => {
        for await (const { bytes, print } of jsonElements(chunkedMember(JSON.stringify(values), size))) {
          const text = new TextDecoder().decode(bytes);
          expect(prints.get(print) ?? text).toBe(text);
          prints.set(print, text);
        }
      }),
      runs(2000),
    );
  },
  timeout,
);

const conversations = Array.from({ length: 8 }, (_, index) => syntheticConversation(1, index));
const pieces = conversations.map((each) => new TextEncoder().encode(JSON.stringify(each)));
const damage = fc.record({
  which: fc.integer({ min: 1, max: 5 }),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  remove: fc.integer({ min: 0, max: 400 }),
  insert: fc.oneof(fc.constantFrom('"', "}", "{", "]", "[", ",", ":", "\\", '{"', '"}'), fc.string({ maxLength: 5 })),
});

test(
  "damage within one conversation costs no other",
  async () => {
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 100, max: 100_000 }), async ({ which, at, remove, insert }, size) => {
        const hit = pieces[which] ?? new Uint8Array();
        const from = Math.floor(at * hit.length);
        const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
        const bent = `${text(hit.slice(0, from))}${insert}${text(hit.slice(Math.min(from + remove, hit.length - 1)))}`;
        // A bracket before it makes a list of it and all that follow, as JSON allows.
        fc.pre(!bent.startsWith("["));
        const all = pieces.map((bytes, index) => (index === which ? bent : text(bytes)));
        const { values } = await readElements(`[${all.join(", ")}]`, {}, size);
        const read = new Set(values.map((value) => (value as { id?: string } | null)?.id));
        for (const [index, each] of conversations.entries()) {
          if (index !== which) expect(read.has((each as { id: string }).id), `conversation ${index}`).toBe(true);
        }
      }),
      runs(2000),
    );
  },
  timeout,
);

test(
  "whatever the bytes, it ends, with nothing but errors of imports",
  async () => {
    const marks = fc.constantFrom(...'[]{},:"\\ \n1ae'.split("")).map((each) => each.charCodeAt(0));
    const bytes = fc.uint8Array({ maxLength: 300 });
    const structure = fc.array(marks, { maxLength: 200 }).map((each) => Uint8Array.from(each));
    const places = fc.constantFrom({}, { under: "a" }, { lines: true }, { after: "1" });
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, structure), places, chunk, async (content, place, size) => {
        const { ends } = await readElements(content, place, size);
        expect(ends).toEqual(ends.toSorted((a, b) => a - b));
        expect(ends.every((end) => end <= content.length)).toBe(true);
      }),
      runs(20_000),
    );
  },
  timeout,
);
