import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { crc32 } from "../lib/crc32.ts";
import { zipWriter } from "./zip.ts";
import { directoryRecord, endRecords, localHeader } from "./zip-records.ts";

const encoder = new TextEncoder();
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "convokeep-zip-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tools = (["unzip", "python3"] as const).filter((tool) => {
  try {
    execFileSync(tool, tool === "unzip" ? ["-v"] : ["--version"], { stdio: "ignore" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
});

interface Listed {
  name: string;
  size: number;
  crc: number;
  date: number[];
  mode: number;
  utf8: boolean;
}

/** What Python's zipfile says of a file, having read every entry whole. */
function pythonList(path: string): Listed[] {
  const script = [
    "import json,sys,zipfile",
    "z=zipfile.ZipFile(sys.argv[1])",
    "assert z.testzip() is None",
    "print(json.dumps([dict(name=i.filename,size=i.file_size,crc=i.CRC,date=list(i.date_time),mode=i.external_attr>>16,utf8=bool(i.flag_bits&0x800)) for i in z.infolist()]))",
  ].join("\n");
  return JSON.parse(execFileSync("python3", ["-c", script, path], { maxBuffer: 1 << 28 }).toString());
}

async function saved(name: string, blob: Blob): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(await blob.arrayBuffer()));
  return path;
}

test("CRC-32 has the check value of its standard, whole and in pieces", () => {
  const digits = encoder.encode("123456789");
  expect(crc32(digits)).toBe(0xcbf43926);
  expect(crc32(digits.subarray(4), crc32(digits.subarray(0, 4)))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array(0))).toBe(0);
  const long = Uint8Array.from({ length: 1000 }, (_, at) => (at * 37) & 255);
  const start = crc32(long.subarray(7, 993), crc32(long.subarray(0, 7)));
  expect(crc32(long.subarray(993), start)).toBe(crc32(long));
});

describe.skipIf(tools.length < 2)("a written ZIP", () => {
  const files = [
    { name: "Plan.md", bytes: encoder.encode("# Plan\n"), date: new Date(2026, 10, 20, 13, 37, 42) },
    { name: "Überblick 日本語 👍.md", bytes: encoder.encode("ü"), date: new Date(1970, 0, 1) },
    { name: "assets/empty.bin", bytes: new Uint8Array(0), date: new Date(2099, 0, 2, 3, 4, 6) },
    { name: "assets/big.bin", bytes: new Uint8Array(9_000_000).fill(7), date: new Date(2024, 1, 29, 23, 59, 58) },
  ];

  async function write(): Promise<string> {
    const zip = zipWriter();
    for (const { name, bytes, date } of files) {
      const entry = zip.entry(name, date);
      for (let at = 0; at < bytes.length; at += 1_000_000) entry.write(bytes.slice(at, at + 1_000_000));
      entry.end();
    }
    return saved("plain.zip", zip.finish());
  }

  test("passes unzip -t and Python, with names, sizes, sums, modes and local dates", async () => {
    const path = await write();
    expect(execFileSync("unzip", ["-t", path]).toString()).toContain("No errors detected");
    const listed = pythonList(path);
    expect(listed.map(({ name, size, crc, utf8, mode }) => ({ name, size, crc, utf8, mode }))).toEqual(
      files.map(({ name, bytes }) => ({ name, size: bytes.length, crc: crc32(bytes), utf8: true, mode: 0o100644 })),
    );
    expect(listed.map(({ date }) => date)).toEqual([
      [2026, 11, 20, 13, 37, 42],
      [1980, 1, 1, 0, 0, 0],
      [2099, 1, 2, 3, 4, 6],
      [2024, 2, 29, 23, 59, 58],
    ]);
  });

  test("unpacks to the same bytes and times", async () => {
    const path = await write();
    const out = join(folder, "out");
    execFileSync("unzip", ["-q", path, "-d", out]);
    const script =
      "import os,sys,json;print(json.dumps({n:[os.path.getsize(os.path.join(sys.argv[1],n)),os.path.getmtime(os.path.join(sys.argv[1],n))] for n in sys.argv[2:]}))";
    const found = JSON.parse(
      execFileSync("python3", ["-c", script, out, "Plan.md", "assets/big.bin"]).toString(),
    ) as Record<string, [number, number]>;
    expect(found["Plan.md"]).toEqual([7, new Date(2026, 10, 20, 13, 37, 42).getTime() / 1000]);
    expect(found["assets/big.bin"]).toEqual([9_000_000, new Date(2024, 1, 29, 23, 59, 58).getTime() / 1000]);
  });

  test("entries written at the same time stay apart, in the order in which they end", async () => {
    const zip = zipWriter();
    const slow = zip.entry("slow.txt", new Date());
    slow.write(encoder.encode("one "));
    const quick = zip.entry("quick.txt", new Date());
    quick.write(new Uint8Array(5_000_000));
    slow.write(encoder.encode("two"));
    quick.end();
    slow.end();
    const listed = pythonList(await saved("mixed.zip", zip.finish()));
    expect(listed.map(({ name, crc }) => [name, crc])).toEqual([
      ["quick.txt", crc32(new Uint8Array(5_000_000))],
      ["slow.txt", crc32(encoder.encode("one two"))],
    ]);
  });

  test("more than 65,535 entries", async () => {
    const zip = zipWriter();
    for (let index = 0; index < 66_000; index++) {
      const entry = zip.entry(`f${index}`, new Date(2026, 0, 1));
      entry.write(encoder.encode(String(index)));
      entry.end();
    }
    const path = await saved("many.zip", zip.finish());
    const listed = pythonList(path);
    expect(listed.length).toBe(66_000);
    expect(listed.at(-1)?.name).toBe("f65999");
  });

  test("an empty ZIP is one", async () => {
    expect(pythonList(await saved("empty.zip", zipWriter().finish()))).toEqual([]);
  });

  test("above 4 GiB, sizes and places are read right", () => {
    // Sparse: the big entry is zeros that take no room on the disk. Python reads the directory and the small entry whole.
    const size = 4.5 * 1024 ** 3;
    const date = new Date(2026, 0, 1);
    const big = { name: encoder.encode("big.bin"), date, crc: 0, size, offset: 0 };
    const bigHeader = localHeader(big);
    const content = encoder.encode("after the big one");
    const small = {
      name: encoder.encode("small.txt"),
      date,
      crc: crc32(content),
      size: content.length,
      offset: bigHeader.length + size,
    };
    const path = join(folder, "sparse.zip");
    const file = openSync(path, "w");
    let at = 0;
    const put = (bytes: Uint8Array, where: number) => {
      writeSync(file, bytes, 0, bytes.length, where);
      at = where + bytes.length;
    };
    put(bigHeader, 0);
    put(localHeader(small), small.offset);
    put(content, at);
    const directory = at;
    put(directoryRecord(big), at);
    put(directoryRecord(small), at);
    put(endRecords(2, at - directory, directory), at);
    closeSync(file);
    const script =
      "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.getinfo('big.bin').file_size,z.open('big.bin').read(3),z.read('small.txt').decode())";
    const said = execFileSync("python3", ["-c", script, path]).toString().trim();
    expect(said).toBe(`${size} b'\\x00\\x00\\x00' after the big one`);
  });
});
