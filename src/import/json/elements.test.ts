import { expect, test } from "vitest";
import { readElements } from "../testing/read-elements.ts";

const encoder = new TextEncoder();
const read: typeof readElements = (content, place = {}, chunk = 7) => readElements(content, place, chunk);

const list = [
  { id: 1, text: 'a "quoted" \\ [bracket] {brace}', m: { x: { id: 9 } } },
  { id: 2, text: "日本語 👍", m: { list: [{ id: 5, text: "", m: 1 }, [], {}] } },
  { id: 3, text: "\\", m: null },
];

for (const chunk of [1, 2, 3, 7, 1000]) {
  test(`a list in chunks of ${chunk} bytes`, async () => {
    for (const text of [JSON.stringify(list), JSON.stringify(list, null, 2), `\ufeff ${JSON.stringify(list)}\r\n`]) {
      expect((await read(text, {}, chunk)).values).toEqual(list);
      expect((await read(text, {}, chunk)).failure).toBeNull();
    }
    const under = JSON.stringify({ a: [{ conversations: [1] }], conversations: list, b: { c: "]" } });
    expect(await read(under, { under: "conversations" }, chunk)).toMatchObject({ values: list, failure: null });
    const lines = list.map((each) => `${JSON.stringify(each)}\n`).join("");
    expect(await read(lines, {}, chunk)).toMatchObject({ values: list, failure: null });
    const script = `window.YTD.grok_chat_item.part0 = ${JSON.stringify(list)};\n`;
    expect(await read(script, { after: "=" }, chunk)).toMatchObject({ values: list, failure: null });
  });

  test(`every broken element costs itself alone, in chunks of ${chunk} bytes`, async () => {
    const whole = JSON.stringify(list[1]);
    const bent: Record<string, string> = {
      "a quote too few": whole.replace('"text":"', '"text":'),
      "a quote too few at the end": whole.replace('👍"', "👍"),
      "a bracket too few": whole.replace("{}]", "{}"),
      "a brace too few": whole.slice(0, -1),
      "a brace too many": `${whole}}`,
      "cut within": whole.slice(0, 30),
      "cut within a text": whole.slice(0, 18),
      "no colon": whole.replace('"text":', '"text"'),
      "a control character": whole.replace("日", "\n"),
      "a bad number": whole.replace(":2", ":2.2.2"),
      nothing: "",
      garbage: "@@@",
    };
    for (const [what, text] of Object.entries(bent)) {
      const { values, failure } = await read(
        `[${JSON.stringify(list[0])},${text},${JSON.stringify(list[2])}]`,
        {},
        chunk,
      );
      expect(values.at(0), what).toEqual(list[0]);
      expect(values.at(-1), what).toEqual(list[2]);
      expect(values.includes("not-json") || failure !== null, what).toBe(true);
      expect(values.length, what).toBeLessThan(8);
    }
  });
}

test("ends are where elements end, in bytes", async () => {
  const text = `[ {"a":"é"} , 12 ,"x"]`;
  const { ends } = await read(text);
  expect(ends.map((end) => new TextDecoder().decode(encoder.encode(text).slice(0, end)))).toEqual([
    '[ {"a":"é"}',
    '[ {"a":"é"} , 12',
    '[ {"a":"é"} , 12 ,"x"',
  ]);
});

test("a file that is cut off anywhere gives all that is whole, then says so", async () => {
  const bytes = encoder.encode(JSON.stringify(list));
  const { ends } = await read(bytes);
  for (let at = 1; at < bytes.length; at++) {
    const { values, failure } = await read(bytes.slice(0, at));
    expect(values).toEqual(list.slice(0, ends.filter((end) => end <= at).length));
    expect(failure).toBe("cut-off");
  }
});

test("what is no JSON is said to be none", async () => {
  const failures: Record<string, string> = {};
  for (const text of ["", " \n", "hello", "\u0000\u0000\u0000\u0000", "[1,2]x", "[1,2,]", "[1 2]", "[1]\n[2]"]) {
    failures[JSON.stringify(text)] = String((await read(text)).failure);
  }
  expect(failures).toMatchInlineSnapshot(`
    {
      "" \\n"": "not-json: empty",
      """": "not-json: empty",
      ""[1 2]"": "damaged: no comma between elements",
      ""[1,2,]"": "damaged: a comma before the end",
      ""[1,2]x"": "damaged: something behind the end at byte 5",
      ""[1]\\n[2]"": "damaged: something behind the end at byte 4",
      ""\\u0000\\u0000\\u0000\\u0000"": "not-json: UTF-16 or UTF-32",
      ""hello"": "not-json: begins with byte 104",
    }
  `);
  const wide = new Uint8Array(new Uint16Array([...'\ufeff[{"a":1}]'].map((each) => each.charCodeAt(0))).buffer);
  expect((await read(wide)).failure).toBe("not-json: UTF-16 or UTF-32");
  expect((await read(wide.slice(2))).failure).toBe("not-json: UTF-16 or UTF-32");
  expect((await read('{"a":[]}', { under: "b" })).failure).toBe("not-understood: no list 'b'");
});
