import { afterEach, describe, expect, test, vi } from "vitest";
import { readReport } from "../../../scripts/report-to-html.mjs";
import type { Site } from "../../sites/site.ts";
import type { Session } from "../session.ts";

vi.mock("../../browser.ts", () => ({
  browser: { runtime: { id: "self", getManifest: () => ({ version: "1.2.3" }) } },
}));

const { pageReport } = await import("./report.ts");

const adapters = import.meta.glob<Record<string, unknown>>("../../sites/*/index.ts", { eager: true });
const pages = import.meta.glob<string>("../../sites/*/fixtures/*.html", {
  query: "?raw",
  import: "default",
  eager: true,
});

const folderOf = (path: string) => /sites\/([^/]+)\//.exec(path)?.[1] ?? "";
const parsed = (html: string) => new DOMParser().parseFromString(html, "text/html");

/** The adapter that a folder's index.ts exports. */
function adapterIn(folder: string): Site | undefined {
  const found = Object.entries(adapters).find(([path]) => folderOf(path) === folder)?.[1] ?? {};
  return Object.values(found).find(
    (one): one is Site => typeof one === "object" && one !== null && "conversation" in one,
  );
}

/** First letters of the roles of all messages; one that has no reading counts as "-". */
function rolesOn(site: Site, document: Document): string | null {
  const layout = site.layout(document);
  const turns = layout?.turns(document) ?? [];
  const roles = turns.map(
    (turn) =>
      layout
        ?.read(turn)
        .messages.map(({ role }) => role[0])
        .join("") || "-",
  );
  return layout && `${layout.id} ${roles.join(" ")}`;
}

/** What a report of a page says of it. */
function reportOf(site: Site, html: string): string {
  const shown = parsed(html);
  document.body.replaceChildren(...shown.body.childNodes);
  for (const { name, value } of shown.body.attributes) document.body.setAttribute(name, value);
  return pageReport({ site, chat: null } as unknown as Session);
}

afterEach(() => {
  document.body.replaceChildren();
  for (const name of document.body.getAttributeNames()) document.body.removeAttribute(name);
});

describe("the adapter of each site knows a page made of a report of its page", () => {
  test.each(Object.keys(pages).filter((path) => adapterIn(folderOf(path))))("%s", (path) => {
    const site = adapterIn(folderOf(path));
    const html = pages[path] ?? "";
    if (!site) throw new Error("no adapter");
    const before = rolesOn(site, parsed(html));
    const report = reportOf(site, html);
    const after = rolesOn(site, parsed(readReport(report).html));
    expect(after).toBe(before);
  });
});
