import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openContainer } from "../../container/open.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { chatgpt } from "./index.ts";
import { outlineOf } from "./testing/read.ts";

const folder = "../shared/exports/chatgpt/";

/** Every sample by its name, read as a member of that name. */
async function read(...names: string[]) {
  const { conversations, ...rest } = await collect(
    chatgpt,
    containerOf(Object.fromEntries(names.map((name) => [name, readFileSync(folder + name, "utf8")]))),
  );
  const imported = conversations.flatMap((one) => (one.kind === "imported" ? [one] : []));
  const kinds = imported.map(({ messages }) => messages.map(({ parts }) => parts.map(({ kind }) => kind).join()));
  return { conversations: imported, outlines: imported.map(outlineOf), kinds, ...rest };
}

describe.skipIf(!existsSync(folder))("samples of ChatGPT's export", () => {
  test("all content types", async () => {
    const { conversations, outlines, kinds, problems } = await read("handmade-all-content-types.conversations.json");
    expect(problems).toEqual([]);
    const [one] = conversations;
    const [outline] = outlines;
    expect(outline).toHaveLength(5);
    expect(outline?.[0]).toBe("u Describe, then search and run code. <-");
    expect(outline?.[1]).toMatch(
      /^a Cats are mammals\. \[\^example-com-\w{6}\] See Cat and \[file\]\(sandbox:\/mnt\/data\/out\.csv\)\. <0$/,
    );
    expect(outline?.[2]).toBe("u Hello there <1");
    expect(outline?.[3]).toMatch(/^a Legacy citation\[\^example-com-\w{6}\] and a canvas block: <2$/);
    expect(outline?.[4]).toBe("a Older answer, not on the visible path <2");
    expect(kinds[0]?.[1]).toBe("reasoning,tool,tool,tool,tool,image,tool,image,tool,artifact,image,text,citations");
    expect(one).toMatchObject({ current: 3, whole: true, unknown: ["content future_type"], model: "gpt-5-thinking" });
  });

  test("the slim form of 2026: forks, records of projects", async () => {
    const { conversations, outlines, passed, problems } = await read("handmade-slim-2026.conversations-000.json");
    expect([problems, passed]).toEqual([[], 1]);
    expect(outlines).toEqual([["u First question <-", "a Abandoned answer <0", "a Kept answer . <0"]]);
    expect(conversations[0]?.messages[2]?.parts[0]).toMatchObject({
      kind: "reasoning",
      label: "Thought for 3 seconds",
    });
  });

  test("shards with a manifest", async () => {
    const names = ["conversations-000.json", "conversations-001.json", "export_manifest.json"];
    const { conversations, outlines, kinds, problems } = await read(
      ...names.map((name) => `librechat-sharded-export.${name}`),
    );
    expect(problems).toEqual([]);
    expect(outlines[0]?.[1]).toMatch(/^a Stay in Positano\.\[\^earthtrekkers-com-\w{6}\] <0$/);
    expect(outlines[1]).toEqual(["u compare these <-", "u Allora iniziamo <0"]);
    expect(kinds[1]).toEqual(["image,image,text", "text,file"]);
    expect(conversations[1]?.starred).toBe(true);
  });

  test("a ZIP of shards with their pictures, opened and recognised as an import does", async () => {
    const file = new File([readFileSync(`${folder}librechat-sharded-export.zip`)], "export.zip");
    const signal = new AbortController().signal;
    const container = await openContainer([file], { signal });
    const { conversations, claimed, problems } = await collect(chatgpt, container);
    expect([claimed, problems]).toEqual([["conversations-000.json", "conversations-001.json"], []]);
    const pictures = conversations
      .flatMap((one) => (one.kind === "imported" ? one.messages : []))
      .flatMap(({ parts }) => parts);
    expect(
      pictures.flatMap((part) =>
        "source" in part && part.source && "member" in part.source ? [part.source.member] : [],
      ),
    ).toEqual(expect.arrayContaining(["file-one.dat", "file-two.dat"]));
  });

  test("a modern export with a broken entry", async () => {
    const { outlines, passed } = await read("librechat-modern-export.conversations.json");
    expect(outlines).toEqual([
      [
        "u How do I roll back the deploy? <-",
        "a Run `helm rollback staging`. <0",
        "u And if that fails? <1",
        "a Restore from the last known-good chart. <2",
      ],
      ["u Something with anchovies? <-", "a Puttanesca. <0"],
    ]);
    expect(passed).toBe(1);
  });

  test("what the server answers for one conversation", async () => {
    const { conversations, outlines, kinds } = await read("polylogue-native-conversation-v1.json");
    expect(outlines).toEqual([
      [
        "u Analyze the attached fixture and create an artifact. <-",
        "a Superseded answer. <0",
        "a Final answer. [Download artifact](sandbox:/mnt/data/fixture-result.zip) <0",
      ],
    ]);
    expect(kinds[0]).toEqual(["text,image,file", "text", "reasoning,tool,text,image"]);
    expect(conversations[0]?.messages[2]?.ids).toEqual(["answer-active-message", "answer-active"]);
  });

  test("one message whose id is not its node's", async () => {
    const { conversations } = await read("polylogue-chatgpt-export-min.json");
    expect(conversations[0]?.messages[0]).toMatchObject({
      ids: ["matrix-message", "matrix-node"],
      role: "user",
      parent: null,
    });
  });

  test.each(["00", "01"])("random values of every field, %s", async (number) => {
    const name = `polylogue-schema-generated-sample-${number}.json`;
    const { conversations, problems } = await read(name);
    expect([conversations.length, problems.length]).toEqual([1, 0]);
    const { mapping } = JSON.parse(readFileSync(folder + name, "utf8")) as { mapping: Record<string, Node> };
    const said = JSON.stringify(conversations[0]);
    for (const { message } of Object.values(mapping)) {
      for (const text of message?.content.parts ?? []) expect(said).toContain(JSON.stringify(text).slice(1, -1));
    }
  });

  test("chat.html without any message is passed", async () => {
    expect(await read("handmade-chat.html")).toMatchObject({ conversations: [], problems: [], passed: 1 });
  });

  test.each([
    "handmade-conversation_asset_file_names.json",
    "handmade-group_chats.json",
    "handmade-message_feedback.json",
    "handmade-multipart.export_manifest.json",
    "handmade-shared_conversations.json",
    "handmade-shopping.json",
    "handmade-sora.json",
    "handmade-user.json",
    "polylogue-canmore-edit.json",
    "polylogue-native-browser-capture-v1.json",
    "polylogue-web-search.json",
  ])("%s holds no conversation of an export", async (name) => {
    expect((await read(name)).claimed).toEqual([]);
  });
});

interface Node {
  message: null | { content: { parts?: unknown[] } };
}
