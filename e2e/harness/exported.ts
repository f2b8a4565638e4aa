import { createHash } from "node:crypto";
import { expect } from "@playwright/test";
import { parse } from "yaml";
import type { Thread } from "../../src/conversation/model.ts";
import { createParser, type Token } from "../sites/markdown/parser.ts";
import { png } from "../sites/png.ts";
import { imagesOf, type SourceConversation } from "../sites/source.ts";
import { unzip, verdicts } from "./unzip.ts";

/** An export as it lies on disk, read by others' programs. */
export interface Exported {
  files: Map<string, Buffer>;
  threads: (Thread & { file: string })[];
  /** Path in the ZIP by SHA-256. */
  assets: Record<string, { file: string; type: string; size: number }>;
}

export async function readExport(path: string): Promise<Exported> {
  const said = verdicts(path);
  console.log(
    `${path.split("/").at(-1)}: ${said.map((one) => `${one.program} ${one.good ? "good" : one.output}`).join(", ")}`,
  );
  expect(said.filter((one) => !one.good)).toEqual([]);
  const files = await unzip(path);
  const archive = JSON.parse(files.get("archive.json")?.toString() ?? "null");
  expect(archive).toMatchObject({ format: "convokeep-archive", version: 1 });
  return { files, threads: archive.conversations, assets: archive.assets };
}

const parser = createParser("all");

const texts = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => (token.children ? texts(token.children) : token.type === "html_block" ? "" : token.content))
    .join("");

/** White space and what a renderer does with line ends do not count. */
const bare = (text: string): string => text.replace(/\s+/g, "");

/** Checks a conversation's Markdown file: readable front matter, every prompt's characters, links that lead somewhere. */
export function checkMarkdown(markdown: string, source: SourceConversation, files: Map<string, Buffer> | null): void {
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  const front = parse(head);
  expect(front).toMatchObject({ title: source.title, site: expect.anything(), messages: source.messages.length });
  expect(Object.keys(front)).toEqual(
    expect.arrayContaining(["url", "id", "created", "updated", "captured", "coverage", "tags"]),
  );
  const rendered = bare(texts(parser.parse(body, {})));
  const swallowed = source.messages.filter(({ role, text }) => role === "user" && !rendered.includes(bare(text)));
  expect(swallowed.map(({ text }) => text)).toEqual([]);
  const links = [...body.matchAll(/\]\((assets\/[^)\s]+)\)/g)].map(([, path]) => path ?? "");
  if (files) expect(links.filter((path) => !files.has(path))).toEqual([]);
}

/** Compares the bytes of every image of the conversation with what the site served. Returns how many are equal. */
export function compareImages({ files, assets }: Exported, source: SourceConversation): { equal: number; of: number } {
  const wanted = new Set(imagesOf(source).map((id) => createHash("sha256").update(png(id)).digest("hex")));
  const equal = [...wanted].filter((hash) => {
    const bytes = files.get(assets[hash]?.file ?? "");
    return bytes !== undefined && createHash("sha256").update(bytes).digest("hex") === hash;
  });
  return { equal: equal.length, of: wanted.size };
}
