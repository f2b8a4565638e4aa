import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeSite } from "../../scripts/new-site.mjs";

let root: string;
const read = (path: string) => readFileSync(join(root, path), "utf8");

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "convokeep-new-site-"));
  for (const part of ["sample", "facts.ts", "other"]) {
    cpSync(join("src/sites", part), join(root, "src/sites", part), { recursive: true });
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("a new site", () => {
  test("has a folder of its own in its own name, with a script, and one line in the list", () => {
    const before = read("src/sites/facts.ts");
    const written = writeSite(root, { id: "reed-ai-mode", name: "Reed AI Mode", host: "www.reed.com" });
    expect(written).toEqual(
      expect.arrayContaining([
        "src/sites/reed-ai-mode/about.ts",
        "src/sites/reed-ai-mode/index.ts",
        "src/sites/reed-ai-mode/selectors.ts",
        "src/sites/reed-ai-mode/script.ts",
        "src/sites/reed-ai-mode/fixtures.dom.test.ts",
        "src/sites/reed-ai-mode/fixtures/thread.html",
        "src/sites/reed-ai-mode/fixtures/thread.expected.json",
        "src/sites/facts.ts",
      ]),
    );
    for (const path of written.filter((each) => each.includes("reed-ai-mode"))) {
      expect(read(path), path).not.toMatch(/sample/i);
    }
    expect(read("src/sites/reed-ai-mode/about.ts")).toContain('id: "reed-ai-mode",\n  name: "Reed AI Mode"');
    expect(read("src/sites/reed-ai-mode/about.ts")).toContain('"https://www.reed.com/*"');
    expect(read("src/sites/reed-ai-mode/index.ts")).toContain("export const reedAiMode = describeSite({");
    expect(read("src/sites/reed-ai-mode/script.ts")).toContain("offer(reedAiMode);");
    const added = read("src/sites/facts.ts")
      .split("\n")
      .filter((line) => !before.split("\n").includes(line));
    expect(added).toEqual(['import { about as reedAiMode } from "./reed-ai-mode/about.ts";', "  reedAiMode,"]);
  });

  test("that people host has no origins and no script, and is offered on pages of no known site", () => {
    const written = writeSite(root, { id: "my-web-ui", name: "My Web UI", hosted: true });
    expect(written).not.toContain("src/sites/my-web-ui/script.ts");
    expect(read("src/sites/my-web-ui/about.ts")).toContain("origins: []");
    expect(read("src/sites/my-web-ui/index.ts")).toContain("  detect: (document) =>");
    expect(read("src/sites/other/sites.ts")).toMatch(/^import \{ myWebUi \} .*\/my-web-ui\/index\.ts/m);
    expect(read("src/sites/other/sites.ts")).toMatch(/^ {2}myWebUi,$/m);
  });

  test("stands in the lists in order", () => {
    for (const id of ["zeta", "alpha"]) writeSite(root, { id, name: id, host: `${id}.example` });
    const names = [...read("src/sites/facts.ts").matchAll(/^ {2}(\w+),$/gm)].map((match) => match[1] ?? "");
    expect(names).toEqual(names.toSorted());
    expect(names).toEqual(expect.arrayContaining(["alpha", "chatgpt", "zeta"]));
  });

  test.each([
    [{ id: "Bad Id", name: "x", host: "x.example" }, "is no id"],
    [{ id: "good", name: "x", host: "http://x.example" }, "is no host"],
    [{ id: "sample", name: "x", host: "x.example" }, "is there already"],
  ])("%j is refused", (site, why) => {
    expect(() => writeSite(root, site)).toThrow(why);
  });
});
