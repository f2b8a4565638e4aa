import { describe, expect, test } from "vitest";
import { commands } from "vitest/browser";
import type { Site } from "../site.ts";
import { snapshot } from "./snapshot.ts";

const capture = Boolean(import.meta.env.VITE_CAPTURE);

/** A fixture begins with a note of its address: `<!-- {"url": "https://…"} … -->`. */
export function addressOf(html: string): URL {
  const note = /^<!-- (\{.*?\})/.exec(html)?.[1];
  if (!note) throw new Error('a fixture must begin with its address: <!-- {"url": "https://…"} -->');
  return new URL(JSON.parse(note).url);
}

/**
 * Registers a test for each page in a site's fixtures/ against what was captured from it. To capture anew after a change,
 * and then read the diff: `VITE_CAPTURE=1 npx vitest run --project dom src/sites/<id>/fixtures`
 * @param pages texts of `./fixtures/*.html` by path
 * @param expected contents of `./fixtures/*.expected.json` by path
 */
export function testFixtures(site: Site, pages: Record<string, string>, expected: Record<string, unknown>): void {
  const resultOf = (path: string) => path.replace(/\.html$/, ".expected.json");
  if (capture) {
    test.each(Object.entries(pages))("capture %s", async (path, html) => {
      const text = JSON.stringify(read(site, html).result, null, 2);
      await commands.writeFile(`src/sites/${site.id}/${resultOf(path)}`, `${text}\n`);
    });
    return;
  }
  describe("fixtures", () => {
    test.each(Object.entries(pages))("%s reads as captured, and is left as it was", (path, html) => {
      const { result, document, before } = read(site, html);
      expect(expected, "capture it first, see docs/adding-a-site.md").toHaveProperty([resultOf(path)]);
      expect(result).toEqual(expected[resultOf(path)]);
      expect(document.documentElement.outerHTML).toBe(before);
    });

    test("every expected result has its page, and there is one at least", () => {
      expect(Object.keys(pages)).not.toEqual([]);
      expect(Object.keys(expected).map((path) => path.replace(".expected.json", ".html"))).toEqual(Object.keys(pages));
    });
  });
}

function read(site: Site, html: string) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const before = document.documentElement.outerHTML;
  const result: unknown = JSON.parse(JSON.stringify(snapshot(site, document, addressOf(html))));
  return { result, document, before };
}
