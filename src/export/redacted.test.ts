import fc from "fast-check";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import type { AssetRef, Message, Part, Thread } from "../conversation/model.ts";
import { announce, runs, seed, timeout } from "../conversation/testing/settings.ts";
import { privateKinds } from "../redact/kinds.ts";
import { buildExport, type ExportSource } from "./build.ts";
import { type ExportChoice, exportFormats, parseExportOptions, presetNames } from "./options.ts";
import { testRun } from "./testing/build-text.ts";
import { sampleMessage, sampleThread } from "./testing/sample-thread.ts";

const redact = { kinds: [...privateKinds], words: ["Nightingale"], keep: [] };
const choices: readonly ExportChoice[] = [
  ...exportFormats.map((format) => ({ format, redact })),
  ...presetNames.map((preset) => ({ format: "markdown" as const, preset, redact })),
  { format: "jsonl", lines: "message", redact },
  { format: "zip", index: true, redact },
  { format: "markdown", markdown: { images: "files", files: "one" }, redact },
];

const textFile: AssetRef = { sha256: "ab".repeat(32), type: "text/plain", size: 1 };

/** A conversation that says something in every place where a text can be. */
function saying(what: string): Thread {
  const parts: Part[] = [
    {
      kind: "text",
      format: "markdown",
      text: `# To ${what}\n\n**${what}** and \`${what}\`, [here](https://h.org/?q=${what}).`,
    },
    { kind: "reasoning", label: `About ${what}`, text: `So ${what} it is.` },
    { kind: "tool", name: `find ${what}`, input: JSON.stringify({ q: what }), output: `found ${what}` },
    { kind: "image", key: "k", alt: `a picture of ${what}`, origin: "content", url: `https://h.org/${what}/a.png` },
    { kind: "file", key: "f", name: `${what}.txt`, description: `list of ${what}`, asset: textFile },
    { kind: "file", key: "g", name: "b.pdf", problem: `no access for ${what}` },
    { kind: "artifact", title: `On ${what}`, format: "code", language: "ts", content: `const a = "${what}";` },
    { kind: "citations", items: [{ label: "h", title: `Of ${what}`, url: `https://h.org/s?u=${what}` }] },
    { kind: "unreadable", what: `poll of ${what}`, reason: `no place for ${what}`, raw: JSON.stringify([what]) },
  ];
  const typed: Part[] = [{ kind: "text", format: "plain", text: `I am ${what} *here*\n${what}` }];
  const earlier = {
    parts: [{ kind: "text" as const, format: "plain" as const, text: `was ${what}` }],
    hash: "old",
    capturedAt: "2026-11-20T10:50:00.000Z",
  };
  const messages: Message[] = [
    sampleMessage("m1", "user", typed, { parent: null, versions: [earlier], author: what }),
    sampleMessage("m2", "assistant", parts, { parent: "m1", model: `model of ${what}` }),
    sampleMessage("b1", "assistant", [{ kind: "text", format: "markdown", text: `other ${what}` }], { parent: "m1" }),
  ];
  return sampleThread(messages, {
    title: `Talk with ${what}`,
    ownTitle: `My ${what}`,
    note: `call ${what} back`,
    tags: [`for ${what}`],
    folder: `Work/${what}`,
    url: `https://chat.org/c/1?from=${what}`,
  });
}

function sourceOf(thread: Thread, what: string): ExportSource {
  const file = `a line\nand ${what} in a file\n`;
  return {
    ids: [thread.conversation.id],
    readThread: async () => thread,
    readAsset: async () => new TextEncoder().encode(file),
  };
}

/** Everything that a file says, names in a ZIP too. */
async function allOf(choice: ExportChoice, what: string): Promise<string> {
  const { name, blob } = await buildExport(sourceOf(saying(what), what), parseExportOptions(choice), testRun);
  if (!name.endsWith(".zip")) return `${name}\n${await blob.text()}`;
  const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
  const texts = await Promise.all(Object.values(zip.files).map((entry) => entry.async("string")));
  return [name, ...Object.keys(zip.files), ...texts].join("\n");
}

/** Without what formats write before or instead of a sign. */
function plain(text: string): string {
  return text
    .replaceAll("&#64;", "@")
    .replaceAll("&#x40;", "@")
    .replaceAll("%40", "@")
    .replace(/\\(?=[^\w\s])/g, "")
    .toLowerCase();
}

const letters = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength: least, maxLength: most });
const signs = (signsOf: string, count: number) =>
  fc.string({ unit: fc.constantFrom(...signsOf), minLength: count, maxLength: count });
const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

const secrets = fc.oneof(
  fc.tuple(letters(2, 8), letters(2, 8), letters(3, 9)).map(([a, b, c]) => `${a}_${b}@${c}.org`),
  fc.tuple(letters(2, 8), letters(3, 9)).map(([a, b]) => `${a}.x@${b}.co.uk`),
  signs("0123456789", 8).map((digits) => `+49 30 ${digits}`),
  signs(alphabet, 36).map((tail) => `ghp_${tail}`),
  signs(alphabet, 48).map((tail) => `sk-${tail}`),
  fc.constantFrom("DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19", "4111 1111 1111 1111", "378282246310005"),
  fc
    .tuple(fc.integer({ min: 1, max: 223 }), fc.nat(255), fc.nat(255))
    .filter(([a]) => a !== 127)
    .map(([a, b, c]) => `${a}.${b}.${c}.77`),
  fc.constantFrom("Nightingale", "nightingale", "NIGHTINGALE"),
);

announce("redacted exports");

describe("a redacted export", { timeout }, () => {
  test.each(choices)("%j: nothing that is found is in it, wherever it was", async (choice) => {
    await fc.assert(
      fc.asyncProperty(secrets, async (secret) => {
        const said = plain(await allOf(choice, secret));
        expect(said).not.toContain(plain(secret));
        expect(said).not.toContain(encodeURIComponent(secret).toLowerCase());
      }),
      { seed, numRuns: runs(800) },
    );
  });

  test("without it, everything is there: the same check would tell", async () => {
    for (const { redact: _none, ...choice } of choices) {
      const said = plain(await allOf(choice, "anna@posteo.de"));
      if (choice.format !== "csv") expect(said, JSON.stringify(choice)).toContain("anna@posteo.de");
    }
  });

  test("one thing has one placeholder everywhere, and what is kept stays", async () => {
    const both = "Anna@posteo.de or anna\\@posteo.de, and bob@posteo.de";
    const thread = sampleThread([sampleMessage("m1", "user", [{ kind: "text", format: "markdown", text: both }])]);
    const text = async (keep: string[]) => {
      const options = parseExportOptions({ format: "text", redact: { ...redact, keep } });
      return (await buildExport(sourceOf(thread, ""), options, testRun)).blob.text();
    };
    expect(await text([])).toContain("‹EMAIL-1› or ‹EMAIL-1›, and ‹EMAIL-2›");
    expect(await text(["email bob@posteo.de"])).toContain("‹EMAIL-1› or ‹EMAIL-1›, and bob@posteo.de");
  });
});
