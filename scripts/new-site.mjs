// Begins a site adapter: `node scripts/new-site.mjs <id> --name "Name" --host chat.example [--hosted]`.
// Copies src/sites/sample/ under the new name and adds the site's line to src/sites/facts.ts. `--hosted`: people host it
// themselves, so it has no host and is known by its markup.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

const sample = "src/sites/sample";

/** The name that code calls a site by: `google-ai-mode` is googleAiMode. */
const identifierOf = (id) => id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/**
 * Writes the folder of a new site and its line in the list.
 * @param {string} root the project's folder
 * @param {{ id: string, name: string, host?: string, hosted?: boolean }} site
 * @returns {string[]} paths written, from the root
 * @throws where the id will not do or is taken
 */
export function writeSite(root, { id, name, host = "", hosted = false }) {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id))
    throw new Error(`"${id}" is no id: use lower-case words with hyphens`);
  if (!hosted && !/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(host))
    throw new Error(`"${host}" is no host: use --host chat.example`);
  const folder = join("src/sites", id);
  if (existsSync(join(root, folder))) throw new Error(`${folder} is there already`);
  const site = { id, name, host: hosted ? "own.example" : host, code: identifierOf(id) };
  const copied = filesIn(join(root, sample)).map((path) => {
    const target = join(folder, relative(join(root, sample), path));
    return [target, renamed(readFileSync(path, "utf8"), site)];
  });
  const own = [["real-pages.dom.test.ts", realPagesOf(site)], ...(hosted ? [] : [["script.ts", scriptOf(site)]])];
  const written = [...copied, ...own.map(([file, text]) => [join(folder, file), text])];
  for (const [path, text] of written) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), hosted ? asHosted(text) : text);
  }
  const lists = [addLine(root, "src/sites/facts.ts", "about", "about.ts", site)];
  if (hosted) lists.push(addLine(root, "src/sites/other/sites.ts", site.code, "index.ts", site));
  return [...written.map(([path]) => path), ...lists];
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

function renamed(text, { id, name, host, code }) {
  return text
    .replaceAll("sample.example", host)
    .replaceAll('"sample"', JSON.stringify(id))
    .replace(/\bsample\b/g, code)
    .replaceAll("Sample", name);
}

/** Without origins, known by the frame of its chats, and with its host in the ids of conversations. */
function asHosted(text) {
  return text
    .replace(/origins: \[[^\]]*\]/, "origins: []")
    .replace("  about,\n", "  about,\n  detect: (document) => first(document, selectors.shell) !== null,\n")
    .replace(/^(?=import \{ describeLayout \})/m, 'import { first } from "../dom.ts";\n')
    .replace(/("nativeId": ")(?=[^"])/, "$1own.example/");
}

const scriptOf = ({ code }) =>
  `import { offer } from "../offered.ts";\nimport { ${code} } from "./index.ts";\n\noffer(${code});\n`;

const realPagesOf = ({ id, code }) => `import { testRealPages } from "../testing/real-pages.ts";
import { ${code} } from "./index.ts";

testRealPages(
  ${code},
  import.meta.glob<string>("../../../../shared/pages/${id}/*.html", { query: "?raw", import: "default", eager: true }),
  {},
  /\\bCopy\\b|You said/,
);
`;

/** Adds an import and a line to a list of sites, both in alphabetical order. */
function addLine(root, path, what, file, { id, code }) {
  const from = path.includes("/other/") ? ".." : ".";
  const imported = what === code ? code : `${what} as ${code}`;
  const statement = `import { ${imported} } from "${from}/${id}/${file}";`;
  const text = readFileSync(join(root, path), "utf8");
  const lines = text.split("\n");
  const target = (line) => /^import .* from "(.*)";$/.exec(line)?.[1];
  const after = lines.findLastIndex((line) => (target(line) ?? "~") < (target(statement) ?? ""));
  lines.splice(after + 1, 0, statement);
  const list = lines.join("\n").replace(/^(const sites\b.*= \{)([^}]*)\};$/m, (_, head, entries) => {
    const names = [...entries.split(",").map((entry) => entry.trim()), code].filter(Boolean).sort();
    return `${head}\n${names.map((name) => `  ${name},\n`).join("")}};`;
  });
  writeFileSync(join(root, path), list);
  return path;
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: "string" }, host: { type: "string" }, hosted: { type: "boolean" } },
  });
  const [id = ""] = positionals;
  try {
    const root = resolve(import.meta.dirname, "..");
    const written = writeSite(root, { ...values, id, name: values.name ?? id });
    const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
    spawnSync(process.execPath, [biome, "check", "--write", ...written], { cwd: root, stdio: "ignore" });
    console.log(written.join("\n"));
    console.log(`\nNext: docs/adding-a-site.md, and npx vitest run --project dom src/sites/${id}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
