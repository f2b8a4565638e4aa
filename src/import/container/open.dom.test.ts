import { expect, test } from "vitest";
import { ImportError } from "../format.ts";
import { jsonElements } from "../json/elements.ts";
import { parseElement } from "../json/parse.ts";
import { syntheticExport } from "../testing/synthetic-chatgpt.ts";
import { joined, type RawEntry, zipBytes } from "../testing/zip-bytes.ts";
import { openContainer } from "./open.ts";
import { readText } from "./read-member.ts";

// A browser's decompressor tells other errors than Node's, and tells some that Node passes over.

async function packed(name: string, content: Uint8Array<ArrayBuffer>): Promise<RawEntry & { packed: Uint8Array }> {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return { name, content, packed: new Uint8Array(await new Response(stream).arrayBuffer()) };
}

const open = (entries: readonly RawEntry[]) => openContainer([new File([zipBytes(entries)], "export.zip")]);

test("what lies is told by a browser too, and costs nothing else", async () => {
  const text = "[1,2,3]".repeat(1000);
  const one = await packed("a.json", new TextEncoder().encode(text));
  const bomb = await packed("bomb.json", new Uint8Array(40 * 2 ** 20));
  const junk = joined([one.packed, new TextEncoder().encode("junk behind it")]);
  const lies: Record<string, RawEntry> = {
    "more than stated": { ...one, stated: { size: 6999 } },
    "fewer than stated": { ...one, stated: { size: 7001 } },
    "another sum": { ...one, stated: { crc: 1 } },
    "no deflate": { ...one, packed: new TextEncoder().encode("garbage, garbage") },
    "deflate that ends early": { ...one, packed: one.packed.slice(0, -8) },
    "junk behind deflate": { ...one, packed: junk },
    "a bomb that states little": { ...bomb, stated: { size: 1000 } },
  };
  for (const [what, entry] of Object.entries(lies)) {
    const { members } = await open([entry, { ...one, name: "good.json" }]);
    const [lying, good] = members;
    if (!lying || !good) throw new Error(what);
    const failure = await readText(lying).catch((error: unknown) => error);
    expect((failure as ImportError).problem, what).toBe("damaged");
    expect(failure).toBeInstanceOf(ImportError);
    expect(await readText(good)).toBe(text);
  }
});

test("20 MB of packed JSON are read element by element, and left in the middle", async () => {
  const content = joined([...syntheticExport(7, 20e6)]);
  const { members } = await open([await packed("conversations.json", content)]);
  const [member] = members;
  if (!member) throw new Error("no member");
  let messages = 0;
  for await (const element of jsonElements(member)) {
    messages += Object.keys((parseElement(element) as { mapping: object }).mapping).length;
  }
  const whole = JSON.parse(new TextDecoder().decode(content)) as { mapping: object }[];
  expect(messages).toBe(whole.reduce((sum, { mapping }) => sum + Object.keys(mapping).length, 0));
  const controller = new AbortController();
  const reading = (async () => {
    for await (const _ of jsonElements(member, { signal: controller.signal })) controller.abort();
  })();
  await expect(reading).rejects.toThrow("abort");
});
