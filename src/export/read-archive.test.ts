import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Thread } from "../conversation/model.ts";
import { crc32 } from "../lib/crc32.ts";
import { buildExport } from "./build.ts";
import { type ExportChoice, parseExportOptions } from "./options.ts";
import { sourceOf, testRun } from "./testing/build-text.ts";
import { catAsset, richThread } from "./testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "./testing/sample-thread.ts";
import { directoryRecord, endRecords, localHeader } from "./zip-records.ts";

const script = resolve("scripts/read-archive.mjs");
const encoder = new TextEncoder();
const cat = createHash("sha256").update("cat bytes").digest("hex");

let folder = "";
let runs = 0;
let to = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "convokeep-read-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  to = join(folder, `to ${++runs}`);
});

/** The image has the bytes that the source gives. */
const rich = (): Thread => JSON.parse(JSON.stringify(richThread()).replaceAll(catAsset.sha256, cat));
const threads = () => [
  rich(),
  sampleThread([sampleMessage("m1", "user", [{ kind: "text", format: "plain", text: "  * hi_there\n# no" }])], {
    id: "claude:2",
    title: "../../CON",
  }),
  sampleThread(undefined, { id: "claude:3", title: "MY PLAN" }),
];

async function exported(choice: ExportChoice, of = threads()): Promise<Uint8Array> {
  const { blob } = await buildExport(sourceOf(of), parseExportOptions(choice), testRun);
  return new Uint8Array(await blob.arrayBuffer());
}

function save(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, `${runs} ${name}`);
  writeFileSync(path, bytes);
  return path;
}

const run = (file: string) => execFileSync(process.execPath, [script, file, "--to", to], { encoding: "utf8" });
const read = (name: string) => readFileSync(join(to, name), "utf8");
const files = () => (readdirSync(to, { recursive: true }) as string[]).map((name) => name.replaceAll("\\", "/")).sort();

/** The same in this process, for what is tried many times. */
async function refusal(file: string): Promise<string> {
  const { readArchive } = await import(/* @vite-ignore */ resolve("scripts/read-archive/convert.mjs"));
  return readArchive(file, to).then(
    () => "",
    (error: Error) => {
      if (error.name !== "Refusal") throw error;
      return error.message;
    },
  );
}

const image = `assets/${cat.slice(0, 32)}.png`;

describe("the reader without a browser", () => {
  test("turns a ZIP into Markdown and files", async () => {
    expect(run(save("export.zip", await exported({ format: "zip" })))).toContain("3 conversations in ");
    expect(files()).toEqual(["My plan.md", "MY PLAN (2).md", "_.._CON.md", "assets", image].sort());
    expect(readFileSync(join(to, image), "utf8")).toBe("cat bytes");
    expect(read("My plan.md")).toMatchInlineSnapshot(`
      "# My plan

      - Site: chatgpt
      - Address: https://chatgpt.com/c/1
      - Model: gpt-5
      - Begun: 2026-11-19T08:00:00.000Z
      - Changed: 2026-11-20T10:00:00.000Z
      - Tags: to do, 2026, a/b
      - Folder: Work/Air
      - Completeness: partial, 4 of 6 messages

      > Read *again*

      ## 1 · You

      *2026-11-20T10:32:59.000Z*

      Why  \\<b\\>?


      \\* not a list\\
      \\=1+1

      ## 2 · Assistant (gpt-5)

      *2026-11-20T10:33:09.500Z*

      > **Thought for 3 seconds**
      >
      > First
      >
      > - a
      > - b

      **Tool: python**

      \`\`\`
      print(1)
      \`\`\`

      \`\`\`
      1
      \`\`\`

      # Deep

      #### Deeper

      Because[^2-epa] \`x::y\`.

      - one
        - two

      \`\`\`js
      const a = 1;

      #### not a heading
      \`\`\`

      ![a cat](assets/0b0db3d88ea584612cf4f10ae0b22d6e.png)

      *File: a\\_b.pdf (PDF) (too-large)*

      **Main**

      \`\`\`ts
      let x;
      \`\`\`

      [^2-epa]: [EPA: air](<https://epa.gov/a>)

      *widget: could not be read (no reader)*

      *poll: could not be read (not known)*

      \`\`\`json
      {"votes":[1,2]}
      \`\`\`

      > **Messages may be missing here: nothing tells what stands between.**

      ## 3 · You

      Go on

      ## 4 · Assistant

      On.

      *This answer was not finished.*

      # Other branches

      ## B1 · Assistant

      *After 1.*

      Another answer.

      # Earlier texts

      ### Message B1, as it was on 2026-11-20T10:50:00.000Z

      An older answer.
      "
    `);
    expect(read("_.._CON.md")).toContain("&nbsp;&nbsp;\\* hi\\_there\\\n\\# no");
  });

  test("reads JSON and JSON lines, packed ZIPs and archives in folders of ZIPs", async () => {
    run(save("export.zip", await exported({ format: "zip" })));
    const fromZip = files();
    const whole = await exported({ format: "json" });
    for (const [name, bytes] of [
      ["a.json", whole],
      ["pretty.json", JSON.stringify(JSON.parse(new TextDecoder().decode(whole)), null, 2)],
      ["marked.json", `\ufeff${new TextDecoder().decode(whole)}`],
      ["lines.jsonl", await exported({ format: "jsonl" })],
    ] as const) {
      to = join(folder, `of ${name}`);
      run(save(name, bytes));
      expect(files()).toEqual(fromZip.filter((each) => !each.startsWith("assets")));
      expect(read("My plan.md")).toContain("Image: a cat");
    }
    const zip = await JSZip.loadAsync(await exported({ format: "zip" }));
    const packed = new JSZip();
    for (const [path, entry] of Object.entries(zip.files)) packed.file(`some/${path}`, entry.async("uint8array"));
    to = join(folder, "of packed");
    run(save("packed.zip", await packed.generateAsync({ type: "uint8array", compression: "DEFLATE" })));
    expect(files()).toEqual(fromZip);
  });

  test("reads Zip64, and an archive behind four gigabytes", async () => {
    const archive = await exported({ format: "json" });
    const offset = 5 * 2 ** 30;
    const record = {
      name: encoder.encode("archive.json"),
      date: testRun.now,
      crc: crc32(archive),
      size: archive.length,
      offset,
    };
    const header = localHeader(record);
    const directory = directoryRecord(record);
    const start = offset + header.length + archive.length;
    const path = join(folder, "far.zip");
    const file = openSync(path, "w");
    writeSync(file, encoder.encode("PK"), 0, 2, 0);
    writeSync(file, header, 0, header.length, offset);
    writeSync(file, archive, 0, archive.length, offset + header.length);
    writeSync(file, directory, 0, directory.length, start);
    const end = endRecords(1, directory.length, start);
    writeSync(file, end, 0, end.length, start + directory.length);
    closeSync(file);
    run(path);
    rmSync(path);
    expect(files()).toHaveLength(3);
  });

  test("refuses what is damaged with a sentence and leaves nothing behind", async () => {
    const zip = await exported({ format: "zip" });
    const present = () => readdirSync(folder).filter((name) => !name.endsWith(".zip") && !name.endsWith(".json"));
    const held = present();
    for (let length = 0; length < zip.length; length += Math.ceil(zip.length / 60)) {
      expect(await refusal(save("cut.zip", zip.slice(0, length)))).toMatch(/^(?:The|There|This) [^\n]+\.$/);
    }
    const json = await exported({ format: "json" });
    for (let length = 0; length < json.length - 3; length += Math.ceil(json.length / 60)) {
      expect(await refusal(save("cut.json", json.slice(0, length)))).toMatch(
        /cut off|no JSON|no conversation|no archive/,
      );
    }
    let changed = 0;
    for (let at = 0; at < zip.length; at += Math.ceil(zip.length / 120)) {
      const bent = zip.slice();
      bent[at] = (bent[at] ?? 0) ^ 0x55;
      if ((await refusal(save("bent.zip", bent))) !== "") changed++;
      rmSync(to, { recursive: true, force: true });
    }
    // What lies in the Markdown files, which are not read, does no harm.
    expect(changed).toBeGreaterThan(40);
    expect(present()).toEqual(held);
  });

  test("refuses what is no archive, and a folder that is not empty", async () => {
    expect(await refusal(save("a.json", '{"a":[1,2]}'))).toContain("no archive of Convokeep");
    expect(await refusal(save("b.json", "[]"))).toContain("no archive of Convokeep");
    expect(await refusal(save("c.json", '{"format":"convokeep-archive","version":2,"conversations":[{}]}'))).toContain(
      "newer",
    );
    expect(await refusal(save("d.jsonl", await exported({ format: "jsonl", lines: "message" })))).toContain(
      "each message",
    );
    expect(await refusal(join(folder, "none.zip"))).toContain("no file");
    const other = new JSZip().file("a.txt", "a");
    expect(await refusal(save("e.zip", await other.generateAsync({ type: "uint8array" })))).toContain(
      "no archive.json",
    );
    const good = save("good.json", await exported({ format: "json" }));
    run(good);
    const { status, stderr } = spawnSync(process.execPath, [script, good, "--to", to], { encoding: "utf8" });
    expect([status, stderr]).toEqual([1, expect.stringContaining("There is something in")]);
    expect(spawnSync(process.execPath, [script], { encoding: "utf8" }).status).toBe(2);
  });

  test("takes records that may hold anything", async () => {
    const odd = [
      null,
      5,
      {},
      { conversation: {}, messages: [null, { parts: [null, { kind: "image" }, { kind: {} }] }] },
    ];
    const archive = { format: "convokeep-archive", version: 1, conversations: odd };
    run(save("odd.json", JSON.stringify({ ...archive, assets: { ["__proto__"]: 1 } })));
    expect(files()).toEqual(["Untitled.md"]);
  });
});
