import { existsSync, readFileSync } from "node:fs";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { type Container, ImportError } from "../format.ts";
import { rawZip } from "../testing/raw-zip.ts";
import type { RawEnd, RawEntry } from "../testing/zip-bytes.ts";
import { fileOf, zipOf } from "../testing/zip-of.ts";
import type { Limits } from "./limits.ts";
import { openContainer } from "./open.ts";
import { readText } from "./read-member.ts";

const encoder = new TextEncoder();
const content = (text: string) => encoder.encode(text);

/** Every member's text, or what is wrong with it. */
async function textsOf(container: Container): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const member of container.members) {
    texts[member.path] = await readText(member).catch((error: unknown) => {
      if (!(error instanceof ImportError)) throw error;
      return `! ${error.message}`;
    });
  }
  return texts;
}

async function openRaw(entries: readonly RawEntry[], end?: RawEnd, limits?: Partial<Limits>) {
  return openBytes(rawZip(entries, end), limits);
}

/** What a file holds, or what is wrong with it. */
async function openBytes(bytes: Uint8Array<ArrayBuffer>, limits: Partial<Limits> = {}) {
  try {
    return await textsOf(await openContainer([new File([bytes], "export.zip")], { limits }));
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return error.message;
  }
}

describe("what users give", () => {
  const files = { "tmp/conversations.json": "[]", "chat.html": "<p>é".repeat(50_000), "empty.txt": "" };

  test.each([false, true])("a ZIP (stored: %s), whatever its name", async (stored) => {
    for (const name of ["export.zip", "export", "data.json"]) {
      const container = await openContainer([zipOf(files, { stored, name })]);
      expect(container.names).toEqual([name]);
      expect(await textsOf(container)).toEqual(files);
      expect(container.members.map(({ size }) => size)).toEqual([2, 250_000, 0]);
    }
  });

  test("sizes and places in 64 bits, something before the ZIP, and comments full of marks", async () => {
    const marks = content("PK\u0005\u0006PK\u0001\u0002PK\u0006\u0007PK\u0006\u0006".repeat(3));
    for (const wide of [false, true]) {
      for (const end of [{}, { before: content("#!/bin/sh PK\u0003\u0004") }, { comment: marks }]) {
        const entries = Object.entries(files).map(([name, text]) => ({ name, content: content(text), wide }));
        const bytes = rawZip(entries, { ...end, wide });
        expect(await openBytes(bytes), JSON.stringify({ wide, end: Object.keys(end) })).toEqual(files);
      }
    }
  });

  test("bare files, and several files at once", async () => {
    const container = await openContainer([fileOf("chat.json", "\ufeff{}"), zipOf(files), zipOf(files)]);
    expect(Object.keys(await textsOf(container))).toEqual([
      "chat.json",
      "export.zip/tmp/conversations.json",
      "export.zip/chat.html",
      "export.zip/empty.txt",
      "export.zip/tmp/conversations (2).json",
      "export.zip/chat (2).html",
      "export.zip/empty (2).txt",
    ]);
    expect(await textsOf(await openContainer([fileOf("a.csv", "x,y")]))).toEqual({ "a.csv": "x,y" });
  });

  test("ZIPs inside a ZIP, packed or not, one level deep", async () => {
    const innermost = new Uint8Array(await zipOf({ "deep.json": "1" }).arrayBuffer());
    const inner = new Uint8Array(await zipOf({ "conversations.json": "[1]", "x.zip": innermost }).arrayBuffer());
    for (const stored of [false, true]) {
      const outer = zipOf({ "a/one.zip": inner, "two.zip": inner, "readme.txt": "hello" }, { stored });
      const { members } = await openContainer([outer]);
      expect(members.map(({ path }) => path)).toEqual([
        "a/one.zip/conversations.json",
        "a/one.zip/x.zip",
        "two.zip/conversations.json",
        "two.zip/x.zip",
        "readme.txt",
      ]);
    }
    // A ZIP that somebody once attached to a chat stays what it is.
    const attached = zipOf({ "conversations.json": "[]", "user.json": "{}", "file-1-mine.zip": inner });
    expect((await openContainer([attached])).members.map(({ path }) => path)).toContain("file-1-mine.zip");
    const broken = zipOf({ "one.zip": inner, "two.zip": inner.slice(0, -5), "three.zip": "no ZIP" });
    expect(await textsOf(await openContainer([broken]))).toMatchObject({
      "one.zip/conversations.json": "[1]",
      "two.zip": "! cut-off: no list of files at the end",
      "three.zip": "! cut-off: no list of files at the end",
    });
  });

  test("ZIPs by another maker, with sizes behind the files", async () => {
    const zip = new JSZip();
    for (const [path, text] of Object.entries(files)) zip.file(path, text);
    for (const compression of ["STORE", "DEFLATE"] as const) {
      const bytes = await zip.generateAsync({
        type: "uint8array",
        compression,
        streamFiles: true,
        comment: "by JSZip",
      });
      expect(await openBytes(new Uint8Array(bytes))).toEqual(files);
    }
  });

  test("folders and what systems add are no members", async () => {
    const all = { ...files, "tmp/": "", "__MACOSX/._chat.html": "x", "a/._b": "x", ".DS_Store": "x", "Thumbs.db": "x" };
    expect(await textsOf(await openContainer([zipOf(all)]))).toEqual(files);
  });

  test("a broken file among several fails by itself; alone it is refused", async () => {
    const cut = new File([(await zipOf(files).arrayBuffer()).slice(0, -30)], "part-2.zip");
    const texts = await textsOf(await openContainer([zipOf({ "a.json": "1" }), cut]));
    expect(texts).toEqual({ "export.zip/a.json": "1", "part-2.zip": "! cut-off: no list of files at the end" });
    await expect(openContainer([cut])).rejects.toThrow("cut-off");
    await expect(openContainer([fileOf("export.zip", "<html>")])).rejects.toThrow("not-a-zip");
  });
});

describe("hostile ZIPs", () => {
  const one: RawEntry = { name: "a.json", content: content('{"a":1}'.repeat(20)) };
  const good: RawEntry = { name: "good.json", content: content("[1,2,3]") };

  test("names lead nowhere and are all different", async () => {
    const names = [
      "../../etc/passwd",
      "/etc/passwd",
      "C:\\Windows\\a.json",
      "c:a.json",
      "\\\\host\\share\\a.json",
      "//host//share//b.json",
      "a\u0000.json/../../c.json",
      "..",
      "...",
      "a/./b/../c.json",
      "\u202egpj.exe",
      `${"x".repeat(70)}/`.repeat(60).concat("end.json"),
      "A/C.JSON",
      "a/b/c.json",
      "a/b/C.json",
      "a/b/c (2).json",
    ];
    const texts = await openRaw(names.map((name, at) => ({ name, content: content(`${at}`) })));
    const paths = Object.keys(texts);
    expect(Object.values(texts)).toEqual(names.map((_, at) => `${at}`));
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length);
    for (const path of paths) {
      expect(path).not.toMatch(/^\/|\\|\p{Cc}|\u202e|(?:^|\/)\.\.?(?:\/|$)|^[a-z]:|\/\//iu);
      expect(path.length).toBeLessThanOrEqual(1004);
    }
    expect(paths.slice(0, 7)).toMatchInlineSnapshot(`
      [
        "etc/passwd",
        "etc/passwd (2)",
        "Windows/a.json",
        "a.json",
        "host/share/a.json",
        "host/share/b.json",
        "a.json/c.json",
      ]
    `);
    expect(await openRaw([{ name: Uint8Array.of(0x63, 0xe9), content: content("x"), stated: { flags: 0 } }])).toEqual({
      cé: "x",
    });
  });

  test("a lying file fails by itself", async () => {
    const { length } = one.content;
    const lies: Record<string, RawEntry> = {
      "more than stated": { ...one, stated: { size: length - 1 } },
      "fewer than stated": { ...one, stated: { size: length + 1 } },
      "another sum": { ...one, stated: { crc: 1 } },
      "two sizes though stored": { ...one, stored: true, stated: { size: length + 5 } },
      "no deflate": { ...one, packed: content("garbage, garbage, garbage") },
      "deflate that ends early": { ...one, packed: rawZip([one]).slice(36, 40) },
      "sizes beyond the file": { ...one, stated: { packed: 1_000_000, size: 1_000_000 } },
      "packed size 0": { ...one, stated: { packed: 0 } },
      encrypted: { ...one, stated: { flags: 1 } },
      "another method": { ...one, stated: { method: 9 } },
      "a place in another file": { ...one, stated: { place: 3 } },
      "a place beyond the file": { ...one, stated: { place: 0xfffffff0 } },
      "a bomb by its statement": { ...one, stated: { size: 0xfffffff0 } },
    };
    const told: Record<string, string> = {};
    for (const [what, entry] of Object.entries(lies)) {
      const texts = await openRaw([good, entry, { ...good, name: "b.json" }]);
      expect(texts, what).toMatchObject(
        what.startsWith("a place in") ? { "b.json": "[1,2,3]" } : { "good.json": "[1,2,3]" },
      );
      told[what] = (texts as Record<string, string>)["a.json"] ?? "";
      expect(told[what], what).toMatch(/^! /);
    }
    expect(told).toMatchInlineSnapshot(`
      {
        "a bomb by its statement": "! too-large: 4294967280 bytes",
        "a place beyond the file": "! damaged: files in it overlap",
        "a place in another file": "! damaged: files in it overlap",
        "another method": "! not-understood: packed by method 9",
        "another sum": "! damaged: another checksum than stated",
        "deflate that ends early": "! damaged: cannot be unpacked",
        "encrypted": "! encrypted",
        "fewer than stated": "! damaged: 140 of the stated 141 bytes",
        "more than stated": "! damaged: more than the stated 139 bytes",
        "no deflate": "! damaged: cannot be unpacked",
        "packed size 0": "! damaged: cannot be unpacked",
        "sizes beyond the file": "! damaged: files in it overlap",
        "two sizes though stored": "! damaged: two sizes for what is not packed",
      }
    `);
  });

  test("encrypted throughout, lists that lie, ZIPs in parts: refused", async () => {
    expect(
      await openRaw([
        { ...one, stated: { flags: 1 } },
        { ...good, stated: { flags: 1 } },
      ]),
    ).toBe("encrypted");
    expect(await openRaw([one, good], { count: 1 })).toBe("damaged: 2 of 1 files listed");
    expect(await openRaw([one, good], { count: 300 })).toBe("damaged: 2 of 300 files listed");
    const overlap = "! damaged: files in it overlap";
    expect(await openRaw([one, good], { start: 5 })).toEqual({ "a.json": overlap, "good.json": overlap });
    expect(await openRaw([one, good], { size: 20 })).toMatch(/^damaged/);
    expect(await openRaw([one, good], { size: 1e9 })).toMatch(/^damaged/);
    expect(await openRaw([one, good], { start: 0xfffffff0 })).toMatch(/^damaged/);
    expect(await openRaw([one, good], { wide: true, start: 2 ** 52, size: 2 ** 52 })).toMatch(/^damaged/);
    expect(await openRaw([one, good], { disk: 1 })).toBe("damaged: one of several parts");
    expect(await openRaw([])).toEqual({});
  });

  test("headers and lists that contradict themselves cost their file, or the archive", async () => {
    const changed = (entries: RawEntry[], at: number, value: number) => {
      const bytes = rawZip(entries);
      new DataView(bytes.buffer).setUint16(at, value, true);
      return openBytes(bytes);
    };
    const astray = { "a.json": "! damaged: a file is not where it should be", "good.json": "[1,2,3]" };
    // The mark, the method, and the length of what follows the name in the first file's own header.
    for (const [at, value] of [
      [0, 0],
      [8, 0],
      [28, 0xffff],
    ] as const)
      expect(await changed([one, good], at, value)).toEqual(astray);
    const list = rawZip([good]).length - 22 - 46 - "good.json".length;
    expect(await changed([good], list + 28, 500)).toBe("damaged: the list of files ends within one");
    const file = new File([rawZip([one, good])], "export.zip");
    await expect(openContainer([file], { limits: { directory: 60 } })).rejects.toThrow("too-many-members: a list of");
  });

  test("files that overlap: one packed file given many times, or one within another", async () => {
    const again = Array.from({ length: 100 }, (_, at) => ({
      ...one,
      name: `${at}.json`,
      onlyListed: true,
      stated: { place: 0 },
    }));
    const texts = await openRaw([one, good, ...again]);
    expect(texts).toMatchObject({ "good.json": "[1,2,3]", "a.json": "! damaged: files in it overlap" });
    expect(new Set(Object.values(texts)).size).toBe(2);
    const quoted = rawZip([{ ...good, stored: true, name: "inner.json" }]);
    const within = await openRaw([
      { name: "outer.bin", content: quoted, stored: true },
      { ...good, stored: true, name: "inner.json", onlyListed: true, stated: { place: 30 + 9 } },
      { ...good, name: "b.json" },
    ]);
    expect(within).toEqual({
      "outer.bin": "! damaged: files in it overlap",
      "inner.json": "! damaged: files in it overlap",
      "b.json": "[1,2,3]",
    });
  });

  test("bombs: by ratio, by size, all together, and in an inner ZIP", async () => {
    const bomb: RawEntry = { name: "bomb.json", content: new Uint8Array(40 * 2 ** 20) };
    expect(await openRaw([bomb, good])).toEqual({
      "bomb.json": "! too-large: 41943040 bytes",
      "good.json": "[1,2,3]",
    });
    // What it states being small, it is left when it has given that much.
    expect(await openRaw([{ ...bomb, stated: { size: 1000 } }, good])).toEqual({
      "bomb.json": "! damaged: more than the stated 1000 bytes",
      "good.json": "[1,2,3]",
    });
    expect(await openRaw([one, good], {}, { total: 100 })).toBe("too-large: 140 bytes");
    expect(await openRaw([one, good], {}, { member: 100 })).toMatchObject({ "a.json": "! too-large: 140 bytes" });
    const inner = rawZip([bomb]);
    expect(await openRaw([{ name: "in.zip", content: inner, stored: true }])).toEqual({
      "in.zip/bomb.json": "! too-large: 41943040 bytes",
    });
    expect(await openRaw([{ name: "in.zip", content: inner }], {}, { spooled: 1000 })).toEqual({
      "in.zip": "! too-large: ZIPs inside a ZIP",
    });
    expect(await openRaw([{ name: "in.zip", content: new Uint8Array(40 * 2 ** 20) }])).toEqual({
      "in.zip": "! too-large: 41943040 bytes",
    });
  });

  test("ZIPs inside a ZIP are opened up to a number, and unpacked for it up to a size", async () => {
    const inner = (stored: boolean) =>
      ["1.zip", "2.zip", "3.zip"].map((name): RawEntry => ({ name, content: rawZip([one]), stored }));
    expect(await openRaw(inner(true), {}, { inner: 2 })).toEqual({
      "1.zip/a.json": '{"a":1}'.repeat(20),
      "2.zip/a.json": '{"a":1}'.repeat(20),
      "3.zip": "! too-many-members: ZIPs inside a ZIP",
    });
    const size = rawZip([one]).length;
    expect(await openRaw(inner(false), {}, { spooled: 2 * size })).toMatchObject({
      "2.zip/a.json": '{"a":1}'.repeat(20),
      "3.zip": "! too-large: ZIPs inside a ZIP",
    });
  });

  test("a million entries are refused at once, whether the end record tells them or not", async () => {
    const entry = rawZip([{ name: "a", content: new Uint8Array(0), stored: true }]);
    const listed = entry.slice(31, 31 + 47);
    const list = new Uint8Array(47 * 1_000_000);
    for (let at = 0; at < list.length; at += 47) list.set(listed, at);
    const end = rawZip([], { count: 1_000_000, size: list.length, start: 31, wide: true });
    const small = rawZip([], { count: 1_000_000 & 0xffff, size: list.length, start: 31 });
    const started = performance.now();
    for (const records of [end, small]) {
      const file = new File([entry.slice(0, 31), list, records], "export.zip");
      await expect(openContainer([file])).rejects.toThrow("too-many-members");
    }
    expect(performance.now() - started).toBeLessThan(20_000);
    const nested = new Uint8Array(await new Blob([entry.slice(0, 31), list, small]).arrayBuffer());
    const texts = await openRaw([
      { name: "in.zip", content: nested, stored: true },
      { ...good, name: "b.txt" },
    ]);
    expect(texts).toEqual({ "in.zip": "! too-many-members: more than 200000", "b.txt": "[1,2,3]" });
  });

  test("more files than are opened are refused together, and none is left out", async () => {
    const files = ["a", "b", "c"].map((name) => new File(["[]"], `${name}.json`));
    await expect(openContainer(files, { limits: { members: 2 } })).rejects.toThrow("too-many-members: 3");
    expect((await openContainer(files, { limits: { members: 3 } })).members).toHaveLength(3);
  });

  test("what is cut off anywhere is refused", async () => {
    const bytes = rawZip([one, good], { comment: content("made by nobody") });
    for (let at = 4; at < bytes.length; at++) {
      expect(await openBytes(bytes.slice(0, at)), `${at} bytes`).toMatch(/^(?:cut-off|damaged)/);
    }
  });
});

const samples = "../shared/exports";
describe.skipIf(!existsSync(samples))("samples of real layouts", () => {
  test.each([
    "chatgpt/librechat-sharded-export.zip",
    "claude/librechat-claude-export.zip",
    "grok/librechat-grok-export.zip",
  ])("%s cut off at every KiB and near the end is refused", async (name) => {
    const bytes = new Uint8Array(readFileSync(`${samples}/${name}`));
    expect(Object.values(await openBytes(bytes)).filter((text) => text.startsWith("!"))).toEqual([]);
    const places = Array.from({ length: Math.ceil(bytes.length / 1024) }, (_, at) => 1024 * at).filter((at) => at > 3);
    for (const at of [...places, bytes.length - 1, bytes.length - 22, bytes.length - 60]) {
      expect(await openBytes(bytes.slice(0, at)), `${at} bytes`).toMatch(/^(?:cut-off|damaged)/);
    }
  });
});
