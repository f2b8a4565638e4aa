import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { createParser } from "../sites/markdown/parser.ts";

// Readers of exports that are not ours: each gives what it found, and throws for what it cannot read.

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
for (const name of ["conversation", "message", "archive"]) {
  ajv.addSchema(JSON.parse(readFileSync(new URL(`../../docs/schema/${name}.schema.json`, import.meta.url), "utf8")));
}

/** A value after the published schema of its name has let it pass. */
export function fitting<T>(schema: "conversation" | "message" | "archive", text: string): T {
  const value: T = JSON.parse(text);
  const validate = ajv.getSchema(`urn:convokeep:schema:${schema}:1`);
  if (!validate?.(value)) throw new Error(`${schema}: ${JSON.stringify(validate?.errors?.slice(0, 3))}`);
  return value;
}

/** Front matter as a YAML parser reads it. */
export function frontMatter(markdown: string): Record<string, unknown> {
  const [, head] = /^---\n([\s\S]*?)\n---\n/.exec(markdown) ?? [];
  if (head === undefined) throw new Error(`no front matter: ${markdown.slice(0, 80)}`);
  return parse(head);
}

const parser = createParser("all");

/** Texts of a Markdown file's headings of one level, as a CommonMark parser sees them. */
export function headings(markdown: string, level: number): string[] {
  const tokens = parser.parse(markdown, {});
  return tokens.flatMap(({ type, tag }, at) =>
    type === "heading_open" && tag === `h${level}` ? [tokens[at + 1]?.content ?? ""] : [],
  );
}

/** Rows of a CSV file as Python reads them. @throws where there is no Python */
export function csvRows(path: string): string[][] {
  const script =
    "import csv,json,sys; print(json.dumps(list(csv.reader(open(sys.argv[1],newline='',encoding='utf-8')))))";
  const { stdout, stderr, status } = spawnSync("python3", ["-c", script, path], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** A conversation of ChatGPT's shape. */
interface Shaped {
  current_node: string;
  mapping: Record<
    string,
    { parent: string | null; message: null | { author: { role: string }; content: { parts?: unknown[] } } }
  >;
}

/** Texts on the path of a conversation of ChatGPT's shape, walked from its last node as importers do. */
export function shapedTexts({ current_node, mapping }: Shaped): string[] {
  const texts: string[] = [];
  for (let id: string | null = current_node; id !== null; id = mapping[id]?.parent ?? null) {
    const parts = mapping[id]?.message?.content.parts?.filter((part) => typeof part === "string");
    if (parts?.length) texts.unshift(parts.join(""));
  }
  return texts.filter((text) => text !== "");
}
