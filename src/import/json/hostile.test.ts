import { describe, expect, test } from "vitest";
import { readElements } from "../testing/read-elements.ts";
import { parseJson } from "./parse.ts";

const encoder = new TextEncoder();
const problemOf = (text: string) => {
  try {
    parseJson(encoder.encode(text));
    return null;
  } catch (error) {
    return (error as Error).message;
  }
};

/** Fails when it takes longer than a loaded machine needs for what grows with the size alone. */
async function soon<T>(work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  expect(performance.now() - started).toBeLessThan(20_000);
  return result;
}

describe("what JSON may be and is refused", () => {
  test("nesting beyond what readers bear is told, and the next element read", async () => {
    const nested = (levels: number) => `${'{"a":['.repeat(levels / 2)}1${"]}".repeat(levels / 2)}`;
    expect(problemOf(nested(10_000))).toBeNull();
    expect(problemOf(nested(10_002))).toBe("too-deep");
    const text = `[{"a":1},${nested(10_000)},${nested(200_000)},{"a":2}]`;
    const { values, failure } = await readElements(text);
    expect([values[0], values[2], values[3], failure]).toEqual([{ a: 1 }, "too-deep", { a: 2 }, null]);
  });

  test("brackets without end", async () => {
    for (const open of ["[", '{"a":', '[{"a":', '{"a":[', '[{"a":{"a":"']) {
      const text = open.repeat(Math.ceil((10 * 2 ** 20) / open.length));
      const { values, failure } = await soon(() => readElements(text));
      expect(values.every((value) => value === "not-json")).toBe(true);
      expect(failure === "cut-off" || values.length > 0).toBe(true);
    }
  });

  test("starts of elements without end do not make the search for the next one long", async () => {
    const whole = '{"id":1,"text":"x"}';
    for (const piece of [
      '{"id":',
      '{"id":1,',
      ',{"id":"',
      ',{"id":[',
      '"{"id":1}',
      '{"id":1}}',
      "{'id':1},",
      '{"id":{"id":1}',
    ]) {
      const text = `[${whole},${piece.repeat(Math.ceil((2 * 2 ** 20) / piece.length))},${whole}]`;
      const { values } = await soon(() => readElements(text));
      expect(values[0], piece).toEqual({ id: 1, text: "x" });
    }
  });

  test("an element larger than may be held is told, and the next one read", async () => {
    const large = `{"id":2,"text":"${"x".repeat(300_000)}"}`;
    const text = `[{"id":1,"text":""},${large},${large.replace(":2", ":@")},{"id":3,"text":""}]`;
    for (const chunk of [1000, 65536, 10 ** 7]) {
      const { values, failure } = await readElements(text, { limit: 100_000 }, chunk);
      expect(values).toEqual([{ id: 1, text: "" }, "too-large", "not-json", { id: 3, text: "" }]);
      expect(failure).toBeNull();
    }
  });

  test("`__proto__` in whatever way it is written sets no prototype and is not lost", () => {
    for (const key of ["__proto__", "\\u005f_proto__", "__pr\\u006Fto__", "\\u005F\\u005f\\u0070\\u0072oto__"]) {
      const value = parseJson(encoder.encode(`{"a":[{"${key}":{"polluted":true}}],"text":"${key}"}`));
      const [inner] = (value as { a: object[] }).a;
      expect(Object.keys(inner ?? {})).toEqual(["[__proto__]"]);
      const copy: Record<string, unknown> = {};
      for (const [name, each] of Object.entries(inner ?? {})) copy[name] = each;
      expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
      expect("polluted" in copy).toBe(false);
    }
  });

  test("no JSON, and JSON with a byte order mark", () => {
    expect(problemOf("{'a':1}")).toBe("not-json: 7 bytes");
    expect(problemOf("")).toBe("not-json: 0 bytes");
    expect(parseJson(encoder.encode('\ufeff{"a":1}'))).toEqual({ a: 1 });
    // What is no UTF-8 costs a character, not the conversation.
    expect(parseJson(Uint8Array.of(0x22, 0x61, 0xff, 0x22))).toBe("a\ufffd");
  });
});
