import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { buildFolder, readManifest } from "./harness/build.ts";

const permissions = ["storage", "unlimitedStorage", "activeTab", "scripting", "downloads", "alarms", "contextMenus"];

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' https: http:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify import-worker";

/** Whatever a reviewer must look at again when it changes. */
for (const target of ["chrome", "firefox"] as const) {
  test(`${target}: permissions and policy are exactly these, and no file is readable by web pages`, () => {
    const manifest = readManifest(target);
    expect(manifest.permissions.toSorted()).toEqual(
      [...permissions, ...(target === "chrome" ? ["offscreen"] : [])].toSorted(),
    );
    expect(manifest.host_permissions ?? []).toEqual([]);
    expect(manifest.content_scripts ?? []).toEqual([]);
    expect(manifest).toMatchObject({
      manifest_version: 3,
      optional_host_permissions: ["https://*/*", "http://*/*"],
      externally_connectable: { ids: [] },
      incognito: "not_allowed",
      content_security_policy: { extension_pages: policy },
    });
    expect(Object.keys(manifest)).not.toContain("web_accessible_resources");
    expect(Object.keys(manifest)).not.toContain("optional_permissions");
    expect(JSON.stringify(manifest)).not.toContain("<all_urls>");
  });
}

const scripts = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && /\.(?:js|html)$/.test(path));

for (const target of ["chrome", "firefox"] as const) {
  test(`${target}: the scripts hold no eval and load nothing from elsewhere`, () => {
    for (const path of scripts(buildFolder(target))) {
      const text = readFileSync(path, "utf8");
      expect(text, path).not.toMatch(/\beval\(|new Function\(/);
      expect(text, path).not.toMatch(/(?:import\(|importScripts\(|src=)["']https?:/);
    }
  });
}

for (const target of ["chrome", "firefox"] as const) {
  const read = (file: string) => readFileSync(join(buildFolder(target), file));
  const packed = (code: Buffer) => gzipSync(code, { level: 9 }).length;
  const siteScripts = () => readdirSync(join(buildFolder(target), "sites")).map((name) => `sites/${name}`);

  test(`${target}: the scripts injected into pages are classic ones, one for each site and a core, and small together`, () => {
    const core = read("content.js");
    expect(siteScripts()).toContain("sites/other.js");
    for (const name of siteScripts()) {
      const size = packed(core) + packed(read(name));
      console.log(`injected with ${name}: ${core.length + read(name).length} bytes, ${size} gzip`);
      expect(size, name).toBeLessThan(40 * 1024);
      expect(read(name).toString(), name).not.toMatch(/^\s*(?:import|export)\s/m);
    }
    expect(core.toString()).not.toMatch(/^\s*(?:import|export)\s/m);
  });

  test(`${target}: the core knows no site`, () => {
    expect(read("content.js").toString()).not.toMatch(/chatgpt|openai|claude|gemini/i);
  });
}

interface Finding {
  code: string;
  file?: string;
  message: string;
}

/** Code warnings from lines of libraries that we know, by code and file name. */
const known: { code: string; file: RegExp }[] = [
  // Preact's `dangerouslySetInnerHTML`, which we never give anything.
  { code: "UNSAFE_VAR_ASSIGNMENT", file: /^assets\// },
];

test("web-ext lint of the Firefox build: no error, no warning about the manifest, code warnings only from known lines", () => {
  const webExt = resolve("node_modules/web-ext/bin/web-ext.js");
  const args = [webExt, "lint", "--output", "json", "--source-dir", buildFolder("firefox")];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  const report = JSON.parse(stdout) as { errors: Finding[]; warnings: Finding[]; notices: Finding[] };
  const [manifest, code] = [true, false].map((wanted) =>
    report.warnings.filter(({ file }) => (file === "manifest.json" || !file) === wanted),
  );
  const found = (code ?? []).map((warning) => `${warning.code} ${warning.file}`);
  console.log(
    `web-ext lint: ${report.errors.length} errors, ${manifest?.length} manifest warnings, ${found.length} code warnings: ${found.join(", ")}`,
  );
  expect(report.errors).toEqual([]);
  expect(manifest).toEqual([]);
  expect(
    (code ?? []).filter(
      (warning) => !known.some((one) => one.code === warning.code && one.file.test(warning.file ?? "")),
    ),
  ).toEqual([]);
});
