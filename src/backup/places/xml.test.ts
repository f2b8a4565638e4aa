import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMultistatus } from "./multistatus.ts";
import { parseXml, type XmlElement } from "./xml.ts";

const seed = Number(process.env.CONVOKEEP_SEED ?? 20261121);
const runs = process.env.CONVOKEEP_LONG ? 20_000 : 1000;

describe("the XML of servers", () => {
  it("is read with its namespaces, whatever their prefixes", () => {
    const root = parseXml(
      `\uFEFF<?xml version="1.0"?><!-- > -->
      <d:a xmlns:d="DAV:" xmlns="other" q="a>b"><b at='1'/>one &amp; <![CDATA[<two>]]><d:c xmlns:d="inner">&#x41;&#66;</d:c></d:a >`,
    );
    expect(root).toMatchObject({ name: "a", space: "DAV:" });
    expect(root?.text).toBe("one & <two>");
    expect(root?.children).toEqual([
      { name: "b", space: "other", children: [], text: "" },
      { name: "c", space: "inner", children: [], text: "AB" },
    ]);
  });

  it.each([
    ["", "nothing"],
    ["<a>", "no end"],
    ["<a></b>", "another end"],
    ["<a/><b/>", "two roots"],
    ["x<a/>", "text before"],
    ["<a>&unknown;</a>", "an entity of its own"],
    ["<a>&#x110000;</a>", "a sign that is none"],
    ["<a>& </a>", "a bare ampersand"],
    ['<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>', "a document type"],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "a document type of elsewhere"],
    ["<a b=1/>", "an attribute without quotes"],
    ["<a b='<'/>", "a bracket in an attribute"],
    ["<a><![CDATA[x</a>", "CDATA without an end"],
    ["<a><!-- </a>", "a comment without an end"],
    [`${"<a>".repeat(40)}${"</a>".repeat(40)}`, "too deep"],
    [`<a ${Array.from({ length: 40 }, (_, nth) => `b${nth}="1"`).join(" ")}/>`, "too many attributes"],
  ])("%s is refused: %s", (text) => expect(parseXml(text)).toBeUndefined());

  it("is read back as it was written, and never makes the reader throw or take long", () => {
    const name = fc.constantFrom("a", "b-c", "d.e", "ü");
    const text = fc.string({ unit: "grapheme", maxLength: 20 });
    const element = (depth: number): fc.Arbitrary<XmlElement> =>
      fc.record({
        name,
        space: fc.constantFrom("", "DAV:", "x&y"),
        text,
        children: depth === 0 ? fc.constant([]) : fc.array(element(depth - 1), { maxLength: 3 }),
      });
    fc.assert(
      fc.property(element(3), (tree) => {
        expect(parseXml(written(tree))).toEqual(tree);
      }),
      { seed, numRuns: runs },
    );
    const pieces = fc.constantFrom(
      "<",
      ">",
      "/",
      "a",
      "</a>",
      "<a>",
      "<![CDATA[",
      "]]>",
      "&",
      "&amp;",
      ";",
      '"',
      "=",
      " ",
      "<!--",
      "<?",
      "?>",
      "<a ",
      "xmlns:a='b'",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => void parseXml(parts.join(""))),
      { seed, numRuns: runs * 3 },
    );
  });

  it("takes time in proportion to its length, also where it is made to be slow", () => {
    const hostile = [
      "<a>".repeat(200_000),
      `<a>${"&".repeat(400_000)}</a>`,
      `<a ${" ".repeat(400_000)}`,
      `<a>${"<b/>".repeat(200_000)}`,
      "<![CDATA[".repeat(50_000),
      `<a>${"]".repeat(400_000)}</a>`,
    ];
    for (const text of hostile) {
      const started = performance.now();
      parseXml(text);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});

describe("a listing of a hostile server", () => {
  const asked = new URL("https://cloud.example/dav/me/Backups/convokeep/");
  const entry = (
    href: string,
    props = "<d:resourcetype/><d:getcontentlength>5</d:getcontentlength>",
    status = "200 OK",
  ) =>
    `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 ${status}</d:status></d:propstat></d:response>`;
  const listing = (...entries: string[]) => `<d:multistatus xmlns:d="DAV:">${entries.join("")}</d:multistatus>`;
  const names = (text: string) => readMultistatus(text, asked)?.map(({ names }) => names.join("/"));

  it("shows nothing but what lies below what was asked about", () => {
    const base = "/dav/me/Backups/convokeep";
    const hrefs = [
      `${base}/a.zip`,
      `http://inner.example:8080${base}/b.zip`,
      `${base}/c%20d.zip`,
      "/dav/me/Backups/other.zip",
      `${base}/../x.zip`,
      `${base}/%2e%2e/y.zip`,
      `${base}0/z.zip`,
      "https://evil.example/",
      "javascript:alert(1)",
      "//evil.example/dav/me/Backups/x",
      `${base}/%`,
      `${base}/%ff`,
      "",
    ];
    expect(names(listing(...hrefs.map((href) => entry(href))))).toEqual(["a.zip", "b.zip", "c d.zip"]);
  });

  it("is passed over where it says no, and where its sizes are none", () => {
    const base = "/dav/me/Backups/convokeep";
    expect(names(listing(entry(`${base}/a.zip`, undefined, "404 Not Found")))).toEqual([]);
    for (const size of ["-1", "1e9", "0x10", "999999999999999999", "", "5 5"]) {
      const [found] =
        readMultistatus(listing(entry(`${base}/a`, `<d:getcontentlength>${size}</d:getcontentlength>`)), asked) ?? [];
      expect(found?.size).toBeUndefined();
    }
  });

  it.each(["", "<html/>", "<multistatus/>", '<multistatus xmlns="other"/>', "{}"])("is none: %s", (text) =>
    expect(readMultistatus(text, asked)).toBeUndefined(),
  );
});

/** An element as another program might write it. */
function written({ name, space, text, children }: XmlElement): string {
  const escaped = (raw: string) => raw.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<${name} xmlns="${escaped(space)}">${escaped(text)}${children.map(written).join("")}</${name}>`;
}
