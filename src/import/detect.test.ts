import { expect, test } from "vitest";
import { openContainer } from "./container/open.ts";
import { detect } from "./detect.ts";
import type { Container, ImportFormat } from "./format.ts";
import { containerOf } from "./testing/container-of.ts";
import { fileOf, zipOf } from "./testing/zip-of.ts";

/** A format that knows its own by a key of an element. */
function formatBy(key: string): ImportFormat {
  return {
    id: key,
    name: key,
    version: 1,
    recognises({ values }) {
      return values.some((value) => key in (value as object));
    },
    async *read() {},
  };
}

const formats = [formatBy("chat_messages"), formatBy("mapping"), formatBy("role")];

async function found(container: Container) {
  const { claims, ignored, problems } = await detect(container, formats);
  return {
    claims: Object.fromEntries(claims.map(({ format, members }) => [format.id, members.map(({ path }) => path)])),
    ignored,
    problems: problems.map(({ path, error }) => `${path}: ${error.problem}`),
  };
}

test("members go to the first format that recognises them, in the order of their numbers", async () => {
  const container = containerOf({
    "b/conversations-10.json": [{ mapping: {} }],
    "b/conversations-2.json": [{ folder: "records first" }, 5, null, "x", { mapping: {} }],
    "claude.json": [{ chat_messages: [], mapping: {} }],
    "user.json": { email: "" },
    "picture.dat": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1),
    "file-abc-talk.json": [{ role: "user", content: "attached, no export" }],
    "photo.png": "not looked at",
    "readme.txt": "hello",
    "broken.json": "[",
  });
  expect(await found(container)).toEqual({
    claims: { mapping: ["b/conversations-2.json", "b/conversations-10.json"], chat_messages: ["claude.json"] },
    ignored: ["broken.json", "readme.txt", "user.json"],
    problems: [],
  });
});

test("broken and too large elements at the beginning do not hide what it is", async () => {
  const large = "x".repeat(17 * 2 ** 20);
  const container = containerOf({
    "broken.json": `${'[{"mapping":}'}${',{"mapping":'.repeat(3)},{"mapping":{}}]`,
    "late.json": `[${'{"folder":1},'.repeat(19)}{"mapping":1}]`,
    "later.json": `[${'{"folder":1},'.repeat(20)}{"mapping":1}]`,
    "one-large.json": [{ text: large, list: [large], mapping: {} }],
    "large-object.json": `{"text":"${large}","list":[${"1,".repeat(5_000_000)}1],"mapping":{"a":1}}`,
    "cut.json": `{"mapping":{"a":"${large}`,
  });
  const { claims, ignored, problems } = await found(container);
  expect(claims).toEqual({
    mapping: ["broken.json", "cut.json", "large-object.json", "late.json", "one-large.json"],
  });
  expect({ ignored, problems }).toEqual({ ignored: ["later.json"], problems: [] });
});

test("Claude's list of downloads alone is told; beside what it lists it is no mistake", async () => {
  const manifest = { data_files: [{ category: "conversations", export_url: "secret" }], version: "1.0" };
  expect(await found(containerOf({ "manifest.json": manifest }))).toMatchObject({
    problems: ["manifest.json: manifest-only"],
  });
  const files = [fileOf("manifest.json", manifest), zipOf({ "conversations.json": [{ chat_messages: [] }] })];
  expect(await found(await openContainer(files))).toEqual({
    claims: { chat_messages: ["export.zip/conversations.json"] },
    ignored: ["manifest.json"],
    problems: [],
  });
});

test("a part of an export without chats is told to be one", async () => {
  const manifest = { version: 1, export_files: [{ path: "conversations-000.json" }, { path: "file_1.dat" }] };
  const parts = [
    { "export_manifest.json": manifest, "file_1.dat": Uint8Array.of(0, 1) },
    { "file-abc.dat": "text" },
    { "conversations.json": [], "user.json": { id: "u" } },
    { "artifacts/a-1/artifact.json": {}, "artifacts/a-1/versions/v-1.html": "<p>" },
  ];
  for (const part of parts) {
    const { claims, problems } = await found(containerOf(part));
    expect({ claims, problems: problems.map((each) => each.split(": ")[1]) }).toEqual({
      claims: {},
      problems: ["no-chats"],
    });
  }
  const whole = { ...parts[0], "conversations-000.json": [{ mapping: {} }] };
  expect((await found(containerOf(whole))).problems).toEqual([]);
});

test("of several files those in which nothing is known are told by name, but for accounts, lists and pictures", async () => {
  const files = [
    zipOf({ "conversations.json": [{ mapping: {} }] }, { name: "export.zip" }),
    zipOf({ "notes.txt": "x", "b.json": { a: 1 } }, { name: "other.zip" }),
    zipOf({ "file-1.dat": Uint8Array.of(0), "c.png": Uint8Array.of(0) }, { name: "part-2.zip" }),
    fileOf("diary.txt", "Dear diary"),
    fileOf("broken.json", "{{{{"),
    fileOf("user.json", { id: "u" }),
    fileOf("chat.html", "<html>"),
    fileOf("a.png", Uint8Array.of(0)),
  ];
  const { claims, problems } = await found(await openContainer(files));
  expect(claims).toEqual({ mapping: ["export.zip/conversations.json"] });
  expect(problems).toEqual(["other.zip", "diary.txt", "broken.json"].map((name) => `${name}: unknown-format`));
});

test("what nobody knows is said to be unknown, what is broken is named", async () => {
  expect(await found(containerOf({ "a.png": Uint8Array.of(0), "b.txt": "x" }))).toEqual({
    claims: {},
    ignored: ["b.txt"],
    problems: ["export.zip: unknown-format"],
  });
  expect((await found(containerOf({}))).problems).toEqual(["export.zip: unknown-format"]);
  const files = [zipOf({ "a.json": [{ mapping: {} }] }), fileOf("b.zip", "PK\u0003\u0004")];
  expect(await found(await openContainer(files))).toMatchObject({
    claims: { mapping: ["export.zip/a.json"] },
    problems: ["b.zip: cut-off"],
  });
  const wide = new Uint8Array(new Uint16Array([...'\ufeff[{"mapping":1}]'].map((each) => each.charCodeAt(0))).buffer);
  expect((await found(containerOf({ "wide.json": wide }))).problems).toEqual(["wide.json: not-json"]);
  expect(await found(containerOf({ "file-1.json": [{ role: "user" }] }))).toMatchObject({
    claims: { role: ["file-1.json"] },
  });
});
