import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { builtText } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleThread } from "../testing/sample-thread.ts";

const program = `
import csv, io, json, sys
text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline="").read()
json.dump(list(csv.DictReader(io.StringIO(text, newline=""), strict=True)), sys.stdout)
`;
const python = spawnSync("python3", ["-c", "import csv"]).status === 0;

function readByPython(text: string): Record<string, string>[] {
  const { stdout, stderr } = spawnSync("python3", ["-c", program], { input: Buffer.from(text) });
  if (stderr.length > 0) throw new Error(stderr.toString());
  return JSON.parse(stdout.toString());
}

describe("CSV", () => {
  const titles = [
    'say "hi", you',
    "two\r\nlines",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1",
    ";=1",
    "ä€\u{1F600}",
    "",
  ];

  test.skipIf(!python)("is read by Python's csv, row by row, with every cell as it was or made harmless", async () => {
    const threads = [
      richThread(),
      ...titles.map((title, at) => sampleThread(undefined, { id: `claude:${at}`, title })),
    ];
    const { name, text } = await builtText(threads, { format: "csv" });
    const rows = readByPython(text);
    expect(name).toBe("Convokeep 2026-11-20.csv");
    expect(rows[0]).toMatchObject({
      id: "chatgpt:1",
      title: "My plan",
      model: "gpt-5",
      created: "2026-11-19T08:00:00.000Z",
      messages: "4",
      messages_all_branches: "5",
      messages_total: "6",
      coverage: "partial",
      folder: "Work/Air",
      tags: "to do, 2026, a/b",
      starred: "no",
    });
    for (const [at, title] of titles.entries()) {
      const cell = rows[at + 1]?.title ?? "";
      expect(cell.replace(/^'/, "")).toBe(title);
      expect(cell.startsWith("'")).toBe(/^\s*[=+\-@＝]/.test(title) || /^[\t\r]/.test(title));
    }
  });

  test("no cell starts as a formula, for strings of every trigger", async () => {
    const triggers = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];
    const threads = Array.from({ length: 200 }, (_, at) => {
      const title = `${" ".repeat(at % 3)}${triggers[at % triggers.length]}${triggers[(at >> 2) % triggers.length]}1+1"`;
      return sampleThread(undefined, { id: `=x:${at}`, title, folder: title, tags: [title], note: title });
    });
    const { text } = await builtText(threads, { format: "csv" });
    const cells = [...text.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = ""]) => cell);
    expect(cells.length).toBe(201 * 17);
    expect(cells.filter((cell) => /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(cell))).toEqual([]);
  });

  test("ends every line with CR LF and starts with a byte order mark only when asked to", async () => {
    const { text } = await builtText([sampleThread()], { format: "csv" });
    expect(text.split("\r\n").length).toBe(3);
    expect(text.startsWith('"id","site"')).toBe(true);
    const marked = await builtText([sampleThread()], { format: "csv", byteOrderMark: true });
    // Blob.text() takes the mark away.
    expect(marked.text).toBe(text);
  });
});
