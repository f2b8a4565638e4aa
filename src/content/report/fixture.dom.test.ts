import { afterEach, describe, expect, it, vi } from "vitest";
import { readReport } from "../../../scripts/report-to-html.mjs";
import { fakeSite, fakeTurns } from "../testing/fake-chat.ts";
import { type FakePage, openFakePage } from "../testing/fake-page.ts";

vi.mock("../../browser.ts", () => ({
  browser: { runtime: { id: "self", getManifest: () => ({ version: "1.2.3" }) } },
}));

const { newSession, settle } = await import("../session.ts");
const { pageReport } = await import("./report.ts");
const { outlineOf } = await import("./outline.ts");

let page: FakePage | undefined;
afterEach(() => page?.remove());

const conversation = { site: "fake", nativeId: "c1", url: "https://fake.example/c/c1", title: "Plans" };
const site = fakeSite({ conversation, wrappers: true, reverse: false, reads: new Map() });

function report(): string {
  const session = newSession([site], new AbortController().signal, () => undefined);
  settle(session);
  return pageReport(session);
}

const parsed = (html: string) => new DOMParser().parseFromString(html, "text/html");

describe("a page made of a report", () => {
  it("has the structure of the page that was reported", () => {
    page = openFakePage({ turns: fakeTurns(4), mode: "wrappers" });
    const before = outlineOf(page.scroller, 60_000);
    const { site: id, html } = readReport(report());
    const made = parsed(html).querySelector("[data-chat]");
    expect(id).toBe("fake");
    expect(made && outlineOf(made, 60_000)).toBe(before);
    expect(site.layout(parsed(html))?.turns(parsed(html)).length).toBe(4);
  });

  it("keeps what only looks like markup a text", () => {
    page = openFakePage({
      turns: [{ key: "a", role: "user", text: "<b>x</b> & --> 1", height: 50 }],
      mode: "wrappers",
    });
    const { html } = readReport(report());
    expect(parsed(html).querySelector("[data-role] b")).toBeNull();
    expect(parsed(html).querySelector("[data-role]")?.textContent).toContain("<x>x</x> & --> 0");
  });

  it("refuses what is no report", () => {
    expect(() => readReport("hello")).toThrow("no page report");
    expect(() => readReport("Convokeep 1, page\n\n<div>")).toThrow("not whole");
  });
});
