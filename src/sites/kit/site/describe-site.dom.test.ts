import { describe, expect, test } from "vitest";
import { has, testMutatedPages } from "../../testing/mutated-pages.ts";
import { describeLayout } from "../layout/describe-layout.ts";
import type { LayoutDescription } from "../layout/description.ts";
import { files, reasoning } from "../layout/part-rules.ts";
import { describeSite } from "./describe-site.ts";

const description: LayoutDescription = {
  id: "2026",
  shell: "[data-thread]",
  turn: "[data-turn]",
  roles: { user: ".ask", assistant: ".reply" },
  ids: ["data-turn"],
  typed: ".ask .pre",
  body: ".reply .rich",
  skip: ".bar",
  parts: [files(".file"), reasoning({ at: ".think", header: "button", text: ".thought" })],
};
const older = describeLayout({ ...description, id: "2024", shell: ".old-thread", turn: ".old-turn" });
const address = {
  conversation: [/^\/chat\/([0-9a-f-]{36})$/],
  share: [/^\/share\/([0-9a-f-]{36})$/],
  newChat: [/^\/(?:new)?$/, /^\/project\/[^/]+$/],
  overview: [/^\/recents$/],
  signIn: [/^\/login/],
  plainPath: (path: string) => path.replace(/^\/u\/\d+(?=\/)/, ""),
};
const title = {
  generic: ["Example", "New chat"],
  added: "Example",
  elements: (id: string) => [`nav a[href$="/${id}"]`],
};
const about = { id: "example", name: "Example", origins: ["https://example.test/*", "https://*.example.org/*"] };
const site = describeSite({
  about,
  layouts: [describeLayout(description), older],
  address,
  title,
  markedId: (document) => document.querySelector("[data-thread]")?.getAttribute("data-thread") || null,
  model: (document) => document.querySelector(".model")?.textContent ?? null,
  temporary: (_document, url) => url.searchParams.has("incognito"),
});
const id = "0a0a0a0a-1111-4222-8333-444444444444";
const parsed = (html: string) => new DOMParser().parseFromString(html, "text/html");
const on = (path: string, html = "") => site.conversation(parsed(html), new URL(path, "https://example.test"));

describe("addresses", () => {
  test.each([
    [`/chat/${id}?x=1#y`, { nativeId: id, page: "conversation", url: `https://example.test/chat/${id}` }],
    [`/u/3/chat/${id}/`, { nativeId: id, page: "conversation", url: `https://example.test/chat/${id}` }],
    [`/share/${id}`, { nativeId: id, page: "conversation" }],
    ["/new", { nativeId: null, page: "new-chat" }],
    ["/new?incognito", { nativeId: null, page: "new-chat", temporary: true }],
    ["/recents", { nativeId: null, page: "overview" }],
    ["/login?to=x", { nativeId: null, page: "sign-in" }],
    ["/pricing", { nativeId: null, page: "other" }],
  ])("%s", (path, expected) => expect(on(path)).toMatchObject(expected));

  test("of other hosts are no chats, though they look the same", () => {
    const other = new URL(`https://example.test.evil.test/chat/${id}`);
    expect(site.conversation(parsed(""), other)).toMatchObject({ nativeId: null, page: "other" });
    expect(site.detect(parsed(""), other)).toBe(false);
    expect(site.detect(parsed(""), new URL("https://eu.example.org/"))).toBe(true);
  });

  test("a new chat's id is known by the markup before the address has it", () => {
    expect(on("/new", `<main data-thread="${id}">`)).toMatchObject({ nativeId: id, page: "conversation" });
  });
});

describe("the title", () => {
  test.each([
    ["<title>Tides of 2026 - Example</title>", "Tides of 2026"],
    ["<title>Tides - and - more — Example</title>", "Tides - and - more"],
    ["<title>Notes - Other</title>", "Notes - Other"],
    ["<title>Example</title>", undefined],
    ["<title>new chat | Example</title>", undefined],
    [`<title>The one before - Example</title><nav><a href="/chat/${id}">This one</a></nav>`, "This one"],
    ["<svg><title>Icon</title></svg>", undefined],
  ])("%s", (html, expected) => expect(on(`/chat/${id}`, html).title).toBe(expected));

  test("is none where there is no conversation", () => {
    expect(on("/new", "<title>Tides - Example</title>").title).toBeUndefined();
  });
});

test("the layout is the one whose turns are there, else the one whose frame is", () => {
  const layoutOf = (html: string) => site.layout(parsed(html))?.id;
  expect(layoutOf('<main data-thread><p class="old-turn">x</p></main>')).toBe("2024");
  expect(layoutOf('<div class="old-thread"></div>')).toBe("2024");
  expect(layoutOf("<main data-thread></main>")).toBe("2026");
  expect(layoutOf("<main></main>")).toBeUndefined();
});

test("a site that people host is known by markup, and its chats bear their host's name", () => {
  const hosted = describeSite({
    about: { id: "own", name: "Own", origins: [] },
    layouts: [older],
    address,
    title,
    detect: (document) => document.querySelector(".old-thread") !== null,
  });
  const url = new URL(`http://chat.home:3000/chat/${id}`);
  expect(hosted.detect(parsed('<div class="old-thread">'), url)).toBe(true);
  expect(hosted.detect(parsed("<div>"), url)).toBe(false);
  expect(hosted.conversation(parsed(""), url)).toMatchObject({ site: "own", nativeId: `chat.home:3000/${id}` });
});

const note = `<!-- {"url": "https://example.test/chat/${id}"} -->`;
const turn = (at: number, inside: string) =>
  `<section data-turn="t${at}"><h2 class="sr-only">Said</h2>${inside}</section>`;
const ask = (words: string) => `<div class="ask"><div class="file"><i>a.pdf</i></div><p class="pre">${words}</p></div>`;
const reply = (words: string) =>
  `<div class="reply"><div class="think"><button>Thought</button><p class="thought">hm</p></div><div class="rich"><p>${words}</p><pre><code class="language-js">x</code></pre></div><div class="bar">Copy</div></div>`;
const thread = [0, 2, 4].map((at) => turn(at, ask(`question ${at}`)) + turn(at + 1, reply(`answer ${at}`))).join("");

testMutatedPages(
  site,
  { "thread.html": `${note}<body><main data-thread>${thread}</main></body>` },
  { isTurn: (element) => has(element, "data-turn"), hidden: ".sr-only, .bar", naive: ".pre, .rich" },
);

test("a thousand turns are listed in less than 100 ms", () => {
  const many = Array.from({ length: 1_000 }, (_, at) => turn(at, at % 2 === 0 ? ask("q") : reply("a"))).join("");
  const document = parsed(`<main data-thread>${many}</main>`);
  const layout = site.layout(document);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    expect(layout?.turns(document)).toHaveLength(1_000);
    return performance.now() - start;
  });
  console.info(`1,000 turns listed in ${Math.min(...times).toFixed(1)} ms`);
  expect(Math.min(...times)).toBeLessThan(100);
});
