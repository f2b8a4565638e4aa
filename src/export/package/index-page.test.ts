import { dirname, join, normalize } from "node:path/posix";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { builtZip } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleThread } from "../testing/sample-thread.ts";

interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

const all = (node: HtmlNode): HtmlNode[] => [node, ...(node.children ?? []).flatMap(all)];
const textOf = (node: HtmlNode): string => node.value ?? (node.children ?? []).map(textOf).join("");

const hostile = `<script>alert(1)</script> & "x" ' 100% #1`;
const threads = [
  richThread(),
  sampleThread(undefined, { id: "claude:2", site: "claude", title: hostile, folder: "a b/ä" }),
  sampleThread(undefined, {
    id: "claude:3",
    site: "claude",
    title: "",
    updated: { at: "2026-11-21T10:00:00.000Z", from: "page" },
  }),
];

test("an export can be browsed by its index: every chat once, under its site, by links that lead to its file", async () => {
  const { files } = await builtZip(threads, { format: "zip", index: true, fileName: "{folder}/{title}" });
  const page = unified()
    .use(rehypeParse)
    .parse(files.get("index.html") ?? "") as HtmlNode;
  const nodes = all(page);
  const headings = nodes.filter(({ tagName }) => tagName === "h2").map(textOf);
  expect(headings).toEqual(["chatgpt", "claude"]);
  const links = nodes.filter(({ tagName, properties }) => tagName === "a" && !String(properties?.href).startsWith("#"));
  const targets = links.map(({ properties }) =>
    normalize(join(dirname("index.html"), decodeURIComponent(String(properties?.href)))),
  );
  expect(targets.sort()).toEqual([...files.keys()].filter((name) => name.endsWith(".md")).sort());
  // The newest of a site first; titles are shown, not obeyed.
  expect(links.map(textOf)).toEqual(["My plan", "Conversation", hostile]);
  expect(nodes.filter(({ tagName }) => tagName === "script")).toEqual([]);
  const loaded = nodes.flatMap(({ properties = {} }) => [
    properties.src,
    properties.srcSet,
    properties.background,
    properties.onClick,
  ]);
  expect(loaded.filter(Boolean)).toEqual([]);
  expect(files.get("index.html")).toContain("default-src 'none'");
  const sections = nodes.filter(({ tagName }) => tagName === "section");
  expect(
    sections.map(({ properties }) =>
      nodes.some(({ properties: own }) => own?.id === properties?.ariaLabelledBy?.toString()),
    ),
  ).toEqual([true, true]);
  expect(files.get("README.txt")).toContain("index.html");
});

test("a ZIP has no index unless it is asked for", async () => {
  const { files } = await builtZip(threads, { format: "zip" });
  expect(files.has("index.html")).toBe(false);
  expect(files.get("README.txt")).not.toContain("index.html");
});
