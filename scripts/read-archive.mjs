#!/usr/bin/env node
// `node scripts/read-archive.mjs export.zip [--to folder]`: turns an archive of Convokeep (ZIP, archive.json, JSON lines of
// conversations) into Markdown without a browser. Needs Node 20 and nothing else; docs/format.md describes the archive.
import { basename, extname, resolve } from "node:path";
import { readArchive } from "./read-archive/convert.mjs";
import { Refusal } from "./read-archive/refusal.mjs";

async function main([from, ...options]) {
  const to = options[0] === "--to" ? options[1] : undefined;
  if (!from || (options.length > 0 && !to)) {
    console.error(
      "usage: node scripts/read-archive.mjs <export.zip | archive.json | conversations.jsonl> [--to <folder>]",
    );
    return 2;
  }
  const folder = resolve(to ?? basename(from, extname(from)));
  const { count, passed } = await readArchive(from, folder);
  console.log(`${count} ${count === 1 ? "conversation" : "conversations"} in ${folder}`);
  if (passed > 0) console.log(`${passed} entries are no conversations and were left out.`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  },
);
