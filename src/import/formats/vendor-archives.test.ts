import { readFileSync } from "node:fs";
import JSZip from "jszip";
import { expect, test } from "vitest";
import type { ImportedConversation } from "../../conversation/imported.ts";
import { openContainer } from "../container/open.ts";
import { detect } from "../detect.ts";
import { formats } from "../formats.ts";
import { testSample } from "../testing/shared-exports.ts";

/** Files as a user drops them: opened, told apart and read by all formats that there are. */
async function dropped(...files: File[]) {
  const container = await openContainer(files);
  const signal = new AbortController().signal;
  const { claims, problems } = await detect(container, formats, signal);
  const read: ImportedConversation[] = [];
  for (const { format, members } of claims) {
    for await (const item of format.read(members, { container, signal })) {
      if (item.print.endsWith("/left-out")) continue;
      const incoming = item.read();
      if (incoming?.kind === "imported") read.push(incoming);
    }
  }
  return { formats: claims.map(({ format }) => format.id), read, problems };
}

async function zip(name: string, files: Record<string, string | Uint8Array>): Promise<File> {
  const archive = new JSZip();
  for (const [path, content] of Object.entries(files)) archive.file(path, content);
  return new File([await archive.generateAsync({ type: "arraybuffer", compression: "DEFLATE" })], name);
}

const claudeChat = (uuid: string, updated_at: string, texts: string[]) => ({
  uuid,
  name: "",
  updated_at,
  chat_messages: texts.map((text, place) => ({
    uuid: `${uuid}-${place}`,
    sender: place % 2 === 0 ? "human" : "assistant",
    content: [{ type: "text", text }],
  })),
});

testSample.each([
  ["claude/librechat-claude-export.zip", "claude", 2],
  ["grok/librechat-grok-export.zip", "grok", 2],
])("%s", async (path, format, count) => {
  const found = await dropped(new File([readFileSync(`../shared/exports/${path}`)], "export.zip"));
  expect(found).toMatchObject({ formats: [format], problems: [] });
  expect(found.read).toHaveLength(count);
});

test("Claude's split downloads, dropped together with their list", async () => {
  const manifest = {
    version: "1.0",
    data_files: [{ category: "conversations", export_url: "https://secret.example" }],
  };
  const found = await dropped(
    new File([JSON.stringify(manifest)], "manifest.json"),
    await zip("light_metadata-000.zip", { "users.json": '[{"uuid":"u","full_name":"N","email_address":"e"}]' }),
    await zip("conversations-000.zip", {
      "conversations.json": JSON.stringify([claudeChat("c1", "2026-01-01T00:00:00Z", ["One"])]),
    }),
    await zip("conversations-001.zip", {
      "conversations.json": JSON.stringify([claudeChat("c1", "2026-02-01T00:00:00Z", ["One", "Two"])]),
    }),
  );
  expect(found).toMatchObject({ formats: ["claude"], problems: [] });
  expect(found.read.map(({ id, messages }) => [id, messages.length])).toEqual([
    ["claude:c1", 1],
    ["claude:c1", 2],
  ]);
});

test("an archive of X, and a ZIP in a ZIP of Mistral's chats with their files", async () => {
  const item = {
    grokChatItem: { chatId: "5", sender: { name: "User" }, message: "Hi", createdAt: "2025-10-23T13:11:00.000Z" },
  };
  const message = {
    id: "m",
    chatId: "7777",
    role: "user",
    content: "Look",
    contentChunks: null,
    createdAt: "2026-05-01T10:00:00Z",
    files: [{ type: "image", name: "a b.png" }],
  };
  const inner = await zip("chats.zip", {
    "chat-7777.json": JSON.stringify([message]),
    "chat-7777-files/a b.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]),
  });
  const x = await zip("twitter.zip", {
    "data/grok-chat-item.js": `window.YTD.grok_chat_item.part0 = [${JSON.stringify(item)}]`,
    "data/account.js": "window.YTD.account.part0 = []",
  });
  const outer = await zip("outer.zip", { "inner/chats.zip": new Uint8Array(await inner.arrayBuffer()) });
  const found = await dropped(x, outer);
  expect(found).toMatchObject({ formats: ["grok", "mistral"], problems: [] });
  expect(found.read.map(({ id }) => id)).toEqual(["grok:x-5", "mistral:7777"]);
  expect(found.read[1]?.messages[0]?.parts[0]).toMatchObject({
    kind: "image",
    source: { member: expect.stringMatching(/chat-7777-files\/a b\.png$/) },
  });
});

test("one list for ChatGPT, Claude and DeepSeek by name, told apart by what is in it", async () => {
  const deep = {
    id: "d1",
    inserted_at: "2026-07-01T10:00:00Z",
    mapping: { 1: { parent: null, message: { fragments: [{ type: "REQUEST", content: "Hi" }] } } },
  };
  const file = (content: unknown) => new File([`\ufeff${JSON.stringify([{ odd: 1 }, content])}`], "conversations.json");
  const read = async (content: unknown) =>
    (await detect(await openContainer([file(content)]), formats)).claims.map(({ format }) => format.id);
  expect(await read(claudeChat("c1", "", ["One"]))).toEqual(["claude"]);
  expect(await read(deep)).toEqual(["deepseek"]);
});

testSample("a schema of somebody's own shape and an account are no exports", async () => {
  const file = (path: string) => new File([readFileSync(`../shared/exports/${path}`)], "file.json");
  for (const path of ["claude/vana-claude.conversations.schema.json", "deepseek/handmade-user.json"]) {
    const { formats: ids, problems } = await dropped(file(path));
    expect([ids, problems.map(({ error }) => error.problem)]).toEqual([[], ["unknown-format"]]);
  }
});
