// The scripts that go into pages: each one classic file, built apart from the rest of the extension.
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";
import { pageWords } from "./page-words.mjs";

const root = resolve(import.meta.dirname, "..");

/** Where adapters are offered that know their pages by markup alone: the one folder with a script that facts.ts does not name. */
export const otherPages = "other";

/** Entry of the script that works on every page, for `buildPageScript`. */
export const coreEntry = "src/content/index.ts";

/** Entry of the script that describes a page for a report, injected only when somebody asks for one. */
export const reportEntry = "src/content/report/script.ts";

/** Entries of the scripts that read by guessing and show what they found, injected when the user asks for it. */
export const guessEntry = "src/guess/reader-script.ts";
export const guessDialogEntry = "src/guess/dialog-script.ts";

/** Entry of a site's script. @param {string} id */
export const siteEntry = (id) => `src/sites/${id}/script.ts`;

/**
 * Builds one script for pages: its source text, minified, without the browser polyfill (it goes into every page, so its
 * size counts). Throws when it is not one file.
 * @param {string} entry path from the project's root
 * @returns {Promise<string>}
 */
export async function buildPageScript(entry) {
  const built = await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [pageWords()],
    resolve: { alias: { "webextension-polyfill": resolve(root, "src/content/native-browser.ts") } },
    build: {
      write: false,
      target: "es2022",
      lib: { entry: resolve(root, entry), formats: ["iife"], name: "convokeep" },
    },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  const [script, ...others] = outputs;
  if (script?.type !== "chunk" || others.length > 0) throw new Error(`the script of ${entry} is not one file`);
  return script.code;
}

/**
 * Ids of all scripts for sites' pages: those of `sites` that have addresses of their own, and `other`.
 * @param {readonly { id: string, origins: readonly string[] }[]} sites what src/sites/facts.ts lists
 * @param {readonly string[]} present folders of src/sites that hold a script.ts
 * @throws in plain words where folders and list do not agree
 */
export function siteScriptIds(sites, present = foldersWithScript()) {
  const wanted = [...sites.filter(({ origins }) => origins.length > 0).map(({ id }) => id), otherPages];
  const missing = wanted.filter((id) => !present.includes(id));
  const surplus = present.filter((id) => !wanted.includes(id));
  const problems = [
    ...missing.map((id) => `src/sites/facts.ts lists "${id}", but there is no ${siteEntry(id)}`),
    ...surplus.map((id) => `${siteEntry(id)} exists, but src/sites/facts.ts lists no site "${id}" with addresses`),
  ];
  if (problems.length > 0) throw new Error(`sites and scripts do not agree: ${problems.join("; ")}`);
  return wanted;
}

function foldersWithScript() {
  const folder = join(root, "src/sites");
  return readdirSync(folder).filter((id) => existsSync(join(folder, id, "script.ts")));
}
