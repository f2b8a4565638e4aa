import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { chatgpt } from "./index.ts";
import { answer } from "./testing/chat.ts";
import { readAll } from "./testing/read.ts";

const one = (id: string) => answer({ text: id }, [], { conversation_id: id, id });
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id.replace("chatgpt:", ""));

describe("layouts", () => {
  test("one file, whatever its name and folder, with a byte order mark", async () => {
    const text = `\ufeff${JSON.stringify([{ id: "g-p-1", title: "Project" }, one("a"), one("b")])}`;
    expect(ids(await readAll({ "tmp/export/whatever.txt": text }))).toEqual(["a", "b"]);
  });

  test("one conversation as the server answers it, bare", async () => {
    expect(ids(await readAll({ "x.json": one("a") }))).toEqual(["a"]);
  });

  test("shards in their order, also from a ZIP in a ZIP", async () => {
    const files = {
      "outer.zip/Conversations__u-chatgpt-1.zip/conversations-001.json": [one("c")],
      "outer.zip/Conversations__u-chatgpt-1.zip/conversations-000.json": [one("a"), one("b")],
      "user.json": { id: "user", email: "a@example.org" },
    };
    expect(ids(await readAll(files))).toEqual(["a", "b", "c"]);
  });

  test.each([
    [
      "by logical files",
      {
        version: 1,
        logical_files: {
          "conversations.json": { files: ["conversations-000.json", "conversations-001.json"], sharded: true },
        },
      },
      "conversations-001.json",
    ],
    [
      "as a list",
      {
        version: 1,
        export_files: [{ path: "x/conversations-001.json" }, { path: "file_1.dat" }, { path: "chat.html" }, 7],
      },
      "conversations-001.json, files: 1",
    ],
  ])("what the manifest lists %s and is not there is told, and costs no other", async (_how, manifest, missing) => {
    const { conversations, problems } = await collect(
      chatgpt,
      containerOf({ "conversations-000.json": [one("a")], "export_manifest.json": manifest }),
    );
    expect(conversations).toHaveLength(1);
    expect(problems.map(String)).toEqual([`ImportError: part-missing: ${missing}`]);
  });

  test("pictures that another part has are told of as missing, in one sentence, until the parts come together", async () => {
    const manifest = { version: 1, export_files: [{ path: "conversations-000.json" }, { path: "file_1.dat" }] };
    const first = { "1/conversations-000.json": [one("a")], "1/export_manifest.json": manifest };
    const second = { "2/file_1.dat": new Uint8Array([1]), "2/export_manifest.json": manifest };
    expect((await collect(chatgpt, containerOf(first))).problems.map(String)).toEqual([
      "ImportError: part-missing: files: 1",
    ]);
    expect((await collect(chatgpt, containerOf({ ...first, ...second }))).problems).toEqual([]);
  });

  test("what lies beside the chats and is none is told by name, once; empty files are not", async () => {
    const beside = {
      "message_feedback.json": [{ id: "m", rating: "thumbs_up" }],
      "shared_conversations.json": " [ ] ",
      "sora.json": {},
      "shopping.json": [],
      "group_chats.json": { chats: [] },
      "user.json": { email: "private@example.com" },
    };
    const { leftOut, problems, conversations } = await collect(
      chatgpt,
      containerOf({ "conversations.json": [one("a"), one("b")], ...beside }),
    );
    expect({ leftOut, problems, chats: conversations.length }).toEqual({ leftOut: "feedback", problems: [], chats: 2 });
    const lists = { "shared_conversations.json": [{ id: "s", conversation_id: "a" }], "sora.json": { posts: [1] } };
    const more = await collect(chatgpt, containerOf({ "conversations.json": [one("a")], ...lists }));
    expect(more.leftOut).toBe("shared links, sora");
  });

  test("group chats are read where they look like others, else each is told of", async () => {
    const { conversations, problems } = await collect(
      chatgpt,
      containerOf({
        "conversations.json": [one("a")],
        "group_chats.json": { chats: [one("b"), { id: "g", messages: [] }] },
      }),
    );
    expect(conversations).toHaveLength(2);
    expect(problems.map(String)).toEqual(["ImportError: not-understood: group chat"]);
  });

  test("chat.html only where there is no JSON, without running it", async () => {
    const html = `<!doctype html><html><script>\nvar jsonData = ${JSON.stringify([one("h")])};\nvar assetsJson = {\n // a note\n 'x': y(),\n};</script></html>`;
    expect(ids(await readAll({ "chat.html": html }))).toEqual(["h"]);
    expect(ids(await readAll({ "chat.html": html, "conversations.json": [one("a")] }))).toEqual(["a"]);
  });

  test("what is passed over counts as read, so that progress ends at the end", async () => {
    const files = containerOf({
      "chat.html": `<html>var jsonData = [];${" ".repeat(5_000)}`,
      "c.json": [one("a"), one("b")],
    });
    const ends: number[] = [];
    const context = { container: files, signal: new AbortController().signal };
    for await (const { end } of chatgpt.read(files.members, context)) ends.push(end);
    const total = files.members.reduce((sum, { size }) => sum + size, 0);
    expect(Math.abs((ends.at(-1) ?? 0) - total)).toBeLessThan(10);
    expect(ends[0]).toBeLessThan(ends[1] ?? 0);
  });

  test("the same file gives the same prints; other files beside it give others, for they may bring its pictures", async () => {
    const prints = async (files: Record<string, unknown>) => (await collect(chatgpt, containerOf(files))).prints;
    const files = { "conversations.json": [one("a"), one("b")] };
    expect(await prints(files)).toEqual(await prints(files));
    expect(new Set([...(await prints(files)), ...(await prints({ ...files, "file-1.dat": "x" }))]).size).toBe(4);
  });

  test.each([
    ["DeepSeek's", [{ id: "1", inserted_at: "2026-01-01T00:00:00Z", mapping: { root: {} } }]],
    ["Claude's", [{ uuid: "1", chat_messages: [] }]],
    ["accounts", { id: "user-1", email: "a@example.org" }],
    ["feedback", [{ id: "m", conversation_id: "c", rating: "thumbs_up" }]],
    ["shared conversations", [{ id: "s", conversation_id: "c", title: "T" }]],
  ])("%s are not taken for it", async (_what, content) => {
    expect((await collect(chatgpt, containerOf({ "conversations.json": content }))).claimed).toEqual([]);
  });

  test("a project's chats have its address and its folder, a custom GPT's its address", async () => {
    const [project, gpt] = await readAll({
      "conversations.json": [
        { ...one("a"), gizmo_id: "g-p-0123", is_starred: true },
        { ...one("B"), gizmo_id: null, conversation_template_id: "g-abc" },
      ],
    });
    expect(project).toMatchObject({ url: "https://chatgpt.com/g/g-p-0123/c/a", folder: "Project 0123", starred: true });
    expect(gpt).toMatchObject({ id: "chatgpt:b", url: "https://chatgpt.com/g/g-abc/c/b" });
    expect(gpt).not.toHaveProperty("folder");
  });

  test("a project has its name where a record of it stands among the first; pinned chats are starred", async () => {
    const [before, other] = await readAll({
      "conversations.json": [
        { ...one("a"), gizmo_id: "g-p-0123", pinned_time: 1785000000 },
        { id: "g-p-0123", title: "Garden  of\nmine" },
        { ...one("b"), gizmo_id: "g-p-99999999999" },
      ],
    });
    expect(before).toMatchObject({ folder: "Garden of mine", starred: true });
    expect(other).toMatchObject({ folder: "Project 99999999" });
    expect(other).not.toHaveProperty("starred");
  });

  test("names of keys that were not understood are told, never their values", async () => {
    const [read] = await readAll({
      "conversations.json": [{ ...one("a"), novel_key: "secret", safe_urls: [], empty_key: null }],
    });
    expect(read?.unknown).toEqual(["key novel_key"]);
  });
});
