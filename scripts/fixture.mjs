// `npm run fixture -- <report file> <name>`: makes a fixture of a copied page report, ready to be captured and corrected.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readReport } from "./report-to-html.mjs";

/** The first host of a site's origins, as its about.ts has it; a made-up one where people host the site themselves. */
function hostOf(site) {
  const about = readFileSync(join("src/sites", site, "about.ts"), "utf8");
  return /https:\/\/([a-z0-9.-]+)\/\*/.exec(about)?.[1] ?? "own.example";
}

const [file, name] = process.argv.slice(2);
if (!file || !/^[a-z0-9-]+$/.test(name ?? "")) {
  console.error("usage: npm run fixture -- <file with the report> <name of the fixture, lower-case with hyphens>");
  process.exit(2);
}
const { site, path, facts, html } = readReport(readFileSync(file, "utf8"));
const folder = join("src/sites", site, "fixtures");
if (!existsSync(join("src/sites", site, "about.ts"))) {
  console.error(`The report is about "${site}", which has no folder in src/sites. Begin one with npm run new-site.`);
  process.exit(1);
}
const target = join(folder, `${name}.html`);
if (existsSync(target)) {
  console.error(`${target} is there already: choose another name.`);
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const note = `<!-- ${JSON.stringify({ url: `https://${hostOf(site)}${path}` })} From a report of ${new Date().toISOString().slice(0, 7)}: ${facts[1] ?? ""} -->`;
writeFileSync(target, `${note}\n${html}`);
console.log(`Wrote ${target}. Next, look at it, and capture what the adapter reads of it:
VITE_CAPTURE=1 npx vitest run --project dom src/sites/${site}/fixtures`);
