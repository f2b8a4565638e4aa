// Runs every bench/<name>/index.mjs (or the ones named on the command line), prints its table and keeps it in docs/benchmarks.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setUp } from "../scripts/setup.mjs";

const here = import.meta.dirname;
const page = join(here, "../docs/benchmarks.md");

/** A Markdown table of a bench result `{title, columns, rows, notes}`. */
function toMarkdown({ title, columns, rows, notes }) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const table = [line(columns), line(columns.map(() => "---")), ...rows.map(line)];
  return [`## ${title}`, "", ...table, "", ...notes.map((note) => `- ${note}`), ""].join("\n");
}

/** Replaces one bench's section between its markers, or adds it at the end. */
function keep(name, text) {
  const start = `<!-- bench ${name} -->`;
  const end = `<!-- end ${name} -->`;
  const section = `${start}\n${text}${end}`;
  const old = readFileSync(page, "utf8");
  const from = old.indexOf(start);
  const to = old.indexOf(end);
  const next =
    from < 0 ? `${old.trimEnd()}\n\n${section}\n` : old.slice(0, from) + section + old.slice(to + end.length);
  writeFileSync(page, next);
}

await setUp();
const wanted = process.argv.slice(2);
const names = readdirSync(here).filter((name) => existsSync(join(here, name, "index.mjs")));
for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  const { default: bench } = await import(pathToFileURL(join(here, name, "index.mjs")));
  console.log(`\nrunning ${name} …`);
  const results = [await bench.run()].flat();
  const text = results.map(toMarkdown).join("\n");
  console.log(`\n${text}`);
  keep(name, text);
}
