import { createHash } from "node:crypto";
import { dirname, join, normalize } from "node:path/posix";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import type { AssetRef, ImagePart, Thread } from "../conversation/model.ts";
import { buildMarkdown, buildZip, type ExportSource, NothingToExport } from "./build.ts";
import { english as say } from "./testing/english.ts";
import { sampleMessage, sampleThread } from "./testing/sample-thread.ts";

const now = new Date(2026, 10, 20, 12, 0, 0);
const options = { say, generator: "Convokeep 0.1.0", now };

const bytesOf = (text: string) => new TextEncoder().encode(text);
function assetOf(text: string, type = "image/png"): AssetRef {
  return { sha256: createHash("sha256").update(text).digest("hex"), type, size: text.length };
}
const image = (key: string, asset: AssetRef): ImagePart => ({ kind: "image", key, alt: key, origin: "content", asset });

function chat(id: string, title: string, ...images: ImagePart[]): Thread {
  const text = images.map(({ key }) => `![${key}](attachment:${key})`).join(" ");
  const message = sampleMessage("m1", "assistant", [
    { kind: "text", format: "markdown", text: `${id}: ${text}` },
    ...images,
  ]);
  return sampleThread([message], {
    id: `chatgpt:${id}`,
    title,
    updated: { at: new Date(2026, 4, 6, 7, 8, 10).toISOString(), from: "page" },
  });
}

function sourceOf(threads: Thread[], bytes: Record<string, string> = {}): ExportSource & { most: number } {
  const assets = new Map(Object.values(bytes).map((text) => [assetOf(text).sha256, bytesOf(text)]));
  let open = 0;
  const source = {
    most: 0,
    ids: threads.map(({ conversation }) => conversation.id),
    async readThread(id: string) {
      open += 1;
      source.most = Math.max(source.most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return threads.find(({ conversation }) => conversation.id === id);
    },
    readAsset: async (sha256: string) => assets.get(sha256),
  };
  return source;
}

async function unpacked(blob: Blob): Promise<Map<string, { text: string; date: Date }>> {
  const zip = await JSZip.loadAsync(await blob.arrayBuffer(), { checkCRC32: true });
  const entries = Object.values(zip.files).map(async ({ name, date, async: read }) => {
    const file = zip.file(name);
    return [name, { text: (await file?.async("string")) ?? String(read), date }] as const;
  });
  return new Map(await Promise.all(entries));
}

describe("Markdown", () => {
  test("of one conversation is one .md of an honest type", async () => {
    const file = await buildMarkdown(sourceOf([chat("1", "A: plan?")]), options);
    expect([file.name, file.blob.type]).toEqual(["A_ plan_.md", "text/markdown"]);
    expect(await file.blob.text()).toMatch(/^---\ntitle: "A: plan\?"\n/);
  });

  test("of several is a ZIP of .md, no two with one name, with the conversation's date", async () => {
    const file = await buildMarkdown(sourceOf([chat("1", "Plan"), chat("2", "plan"), chat("abcd-1234", " ")]), options);
    expect([file.name, file.blob.type]).toEqual(["Convokeep 2026-11-20.zip", "application/zip"]);
    const files = await unpacked(file.blob);
    expect([...files.keys()]).toEqual(["Plan.md", "plan (2).md", "Conversation abcd1234.md"]);
    expect(files.get("plan (2).md")?.text).toContain("\n2: ");
    // JSZip reads the local time of a ZIP as if it were UTC.
    expect(files.get("Plan.md")?.date.toISOString()).toBe("2026-05-06T07:08:10.000Z");
  });
});

describe("ZIP", () => {
  const cat = image("cat", assetOf("cat bytes"));
  const dog = image("dog", assetOf("dog bytes", "image/jpeg"));
  const gone = image("gone", assetOf("gone"));

  test("links every image to a file that is there, once for all conversations", async () => {
    const source = sourceOf([chat("1", "Pets", cat, dog), chat("2", "Cats", cat, gone)], {
      cat: "cat bytes",
      dog: "dog bytes",
    });
    const files = await unpacked((await buildZip(source, options)).blob);
    const names = [...files.keys()].sort();
    expect(names.filter((name) => name.startsWith("assets/")).length).toBe(2);
    expect(names).toContain("README.txt");
    for (const name of ["Pets.md", "Cats.md"]) {
      const links = [...(files.get(name)?.text.matchAll(/\]\((assets\/[^)]*)\)/g) ?? [])].map(([, link]) => link ?? "");
      expect(links.length).toBe(name === "Pets.md" ? 2 : 1);
      for (const link of links) expect(names).toContain(normalize(join(dirname(name), link)));
    }
    expect(files.get("Cats.md")?.text).toContain("gone (image not saved: reason not known)");
    expect(files.get(`assets/${cat.asset?.sha256.slice(0, 32)}.png`)?.text).toBe("cat bytes");
    expect(files.get(`assets/${dog.asset?.sha256.slice(0, 32)}.jpg`)?.text).toBe("dog bytes");
  });

  test("has an archive.json from which everything can be had again", async () => {
    const threads = [chat("1", "Pets", cat), chat("2", "pets")];
    const files = await unpacked((await buildZip(sourceOf(threads, { cat: "cat bytes" }), options)).blob);
    const archive = JSON.parse(files.get("archive.json")?.text ?? "");
    expect(archive.conversations).toEqual([
      { file: "Pets.md", ...threads[0] },
      { file: "pets (2).md", ...threads[1] },
    ]);
    expect(files.has(archive.assets[cat.asset?.sha256 ?? ""].file)).toBe(true);
  });

  test("of one conversation has its name", async () => {
    expect((await buildZip(sourceOf([chat("1", "Pets")]), options)).name).toBe("Pets.zip");
  });
});

describe("an export", () => {
  const many = Array.from({ length: 30 }, (_, index) => chat(String(index), `Chat ${index}`));

  test("reads one conversation at a time and tells how far it is", async () => {
    const source = sourceOf(many);
    const seen: string[] = [];
    await buildZip(source, { ...options, progress: (done, total) => seen.push(`${done}/${total}`) });
    expect(source.most).toBe(1);
    expect([seen.length, seen[0], seen.at(-1)]).toEqual([30, "1/30", "30/30"]);
  });

  test("leaves out what is gone, and is none when all is", async () => {
    const source = sourceOf(many.slice(0, 2));
    const file = await buildMarkdown({ ...source, ids: ["chatgpt:0", "chatgpt:gone"] }, options);
    expect([...(await unpacked(file.blob)).keys()]).toEqual(["Chat 0.md"]);
    await expect(buildMarkdown({ ...source, ids: ["chatgpt:gone"] }, options)).rejects.toThrow(NothingToExport);
    await expect(buildZip({ ...source, ids: ["chatgpt:gone", "x"] }, options)).rejects.toThrow(NothingToExport);
    await expect(buildZip({ ...source, ids: [] }, options)).rejects.toThrow(NothingToExport);
  });

  test("stops when it is told to", async () => {
    const controller = new AbortController();
    let read = 0;
    const progress = () => {
      read += 1;
      if (read === 3) controller.abort();
    };
    const work = buildZip(sourceOf(many), { ...options, progress, signal: controller.signal });
    await expect(work).rejects.toThrow(/abort/i);
    expect(read).toBe(3);
  });
});
