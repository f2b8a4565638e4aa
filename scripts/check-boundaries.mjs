// Imports go one way only: fails when a file of src/ imports across folders in a direction that docs/architecture.md does not allow.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const may = {
  background: [
    "archive",
    "lock",
    "backup",
    "crypt",
    "messages",
    "export",
    "sites/facts.ts",
    "sites/site.ts",
    "conversation",
    "texts",
    "options.ts",
    "browser.ts",
    "lib",
  ],
  offscreen: ["archive", "backup", "crypt", "export", "messages", "conversation", "browser.ts", "lib"],
  content: ["sites/site.ts", "sites/offered.ts", "messages", "conversation", "browser.ts", "lib"],
  guess: [
    "sites/generic",
    "sites/dom.ts",
    "content/guessing",
    "content/chat.ts",
    "content/overlay",
    "browser.ts",
    "lib",
  ],
  popup: ["ui", "lock", "archive", "export", "messages", "conversation", "options.ts", "browser.ts", "lib"],
  welcome: ["ui", "archive", "export", "messages", "conversation", "options.ts", "browser.ts", "lib"],
  library: [
    "ui",
    "lock",
    "viewer",
    "archive",
    "backup",
    "crypt",
    "export",
    "redact",
    "import",
    "messages",
    "sites/facts.ts",
    "conversation",
    "options.ts",
    "browser.ts",
    "lib",
  ],
  ui: [
    "lock",
    "archive",
    "backup",
    "crypt",
    "export",
    "messages",
    "conversation",
    "texts",
    "options.ts",
    "browser.ts",
    "lib",
  ],
  sites: ["markdown", "conversation", "lib"],
  markdown: ["lib"],
  conversation: ["lib"],
  archive: ["conversation", "crypt", "lib"],
  lock: ["archive", "options.ts", "browser.ts", "lib"],
  backup: ["archive", "crypt", "export", "import", "messages", "conversation", "options.ts", "browser.ts", "lib"],
  crypt: ["lib"],
  export: ["redact", "conversation", "markdown", "viewer", "lib"],
  redact: ["conversation", "lib"],
  import: ["conversation", "markdown", "lib"],
  viewer: ["conversation", "lib"],
  messages: ["conversation", "browser.ts", "lib"],
  texts: ["browser.ts", "lib"],
  "options.ts": ["browser.ts", "lib"],
  "browser.ts": [],
  lib: [],
};

/** For the background and what it starts, never for a page. */
const secrets = ["backup/places/settings/store.ts", "backup/others/keys/read-keys.ts"];
const withoutSecrets = ["library", "popup", "welcome", "ui", "content", "guess", "sites"];

/** What tests of a folder may import besides: they play the page around it. */
const mayInTests = { guess: ["content", "messages"], import: ["export", "redact"], viewer: ["markdown"] };

const root = resolve("src");
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
  .map((entry) => join(entry.parentPath, entry.name));

/** Folders of src/sites/ that adapters may import, and files that may import adapters. */
const shared = ["kit", "testing"];
const lists = ["sites/facts.ts", "sites/other/sites.ts"];

/** No site's adapter knows another's: what two need goes into the kit. */
function crossesSites(file, path) {
  const from = relative(root, file).split(sep).join("/");
  const [zone, site, ...rest] = path.split("/");
  if (zone !== "sites" || rest.length === 0 || shared.includes(site) || lists.includes(from)) return false;
  const isReader = from.startsWith("guess/") && site === "generic";
  return !isReader && !from.startsWith(`sites/${site}/`) && !/\.test\.tsx?$/.test(from);
}

/** Top-level folder or file of src/ that a path lies in. */
const zoneOf = (path) => relative(root, path).split(sep)[0];

const problems = [];
for (const file of files) {
  const zone = zoneOf(file);
  if (!(zone in may)) {
    problems.push(`${relative(".", file)}: '${zone}' has no line in scripts/check-boundaries.mjs`);
    continue;
  }
  const rules = [...may[zone], ...(/\.test\.tsx?$/.test(file) ? (mayInTests[zone] ?? []) : [])];
  const source = readFileSync(file, "utf8");
  for (const [, target] of source.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)) {
    const path = relative(root, resolve(dirname(file), target))
      .split(sep)
      .join("/");
    if (path.startsWith("..")) {
      if (!/\.test\.tsx?$/.test(file)) problems.push(`${relative(".", file)} leaves src/: ${target}`);
      continue;
    }
    const to = path.split("/")[0];
    const allowed = to === zone || rules.some((rule) => path === rule || path.startsWith(`${rule}/`) || rule === to);
    const isSecret = secrets.includes(path) && withoutSecrets.includes(zone);
    if (!allowed || isSecret || crossesSites(file, path))
      problems.push(`${relative(".", file)} may not import ${path}`);
  }
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`boundaries: ${files.length} files, imports one way`);
