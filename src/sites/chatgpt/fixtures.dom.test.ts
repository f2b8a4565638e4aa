import { describe, expect, test } from "vitest";
import { commands } from "vitest/browser";
import { snapshot } from "../testing/snapshot.ts";
import { chatgpt } from "./index.ts";

/**
 * Every page in fixtures/ against what was captured from it. To capture anew after a change, and then read the diff:
 * `VITE_CAPTURE=1 npx vitest run --project dom src/sites/chatgpt/fixtures`
 */
const pages = import.meta.glob<string>("./fixtures/*.html", { query: "?raw", import: "default", eager: true });
const expected = import.meta.glob<unknown>("./fixtures/*.expected.json", { import: "default", eager: true });
const capture = Boolean(import.meta.env.VITE_CAPTURE);

function addressOf(html: string): URL {
  const note = /^<!-- (\{.*?\})/.exec(html)?.[1] ?? "{}";
  return new URL(JSON.parse(note).url);
}

describe.each(Object.entries(pages))("%s", (path, html) => {
  const result = path.replace(/\.html$/, ".expected.json");

  test.runIf(capture)("capture", async () => {
    const document = new DOMParser().parseFromString(html, "text/html");
    await commands.writeFile(
      `src/sites/chatgpt/${result}`,
      `${JSON.stringify(snapshot(chatgpt, document, addressOf(html)), null, 2)}\n`,
    );
  });

  test.skipIf(capture)("reads as captured, and leaves the page as it was", () => {
    const document = new DOMParser().parseFromString(html, "text/html");
    const before = document.documentElement.outerHTML;
    const now = JSON.parse(JSON.stringify(snapshot(chatgpt, document, addressOf(html))));
    expect(now).toEqual(expected[result]);
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

test.skipIf(capture)("every expected result has its page", () => {
  expect(Object.keys(expected).map((path) => path.replace(".expected.json", ".html"))).toEqual(Object.keys(pages));
});
