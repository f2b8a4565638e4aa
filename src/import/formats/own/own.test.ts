import { describe, expect, test } from "vitest";
import type { RestoredConversation } from "../../../conversation/imported.ts";
import { arrivalOfRestored } from "../../../conversation/restored.ts";
import { keepArrival, newKeeper, threadOf } from "../../../conversation/testing/keeper.ts";
import type { ExportChoice } from "../../../export/options.ts";
import { builtText, builtZip } from "../../../export/testing/build-text.ts";
import { catAsset, richThread } from "../../../export/testing/rich-thread.ts";
import { sampleThread } from "../../../export/testing/sample-thread.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { ownFormat } from "./own.ts";

const two = () => [richThread(), sampleThread(undefined, { id: "claude:2", site: "claude" })];
const text = async (choice: ExportChoice) => (await builtText(two(), choice)).text;

async function read(files: Record<string, unknown>) {
  const found = await collect(ownFormat, containerOf(files));
  const restored = found.conversations.filter((each): each is RestoredConversation => each.kind === "restored");
  return { ...found, restored, ids: restored.map(({ thread }) => thread.conversation.id) };
}

describe("archives of our own", () => {
  test("are known by what is in them: JSON, lines of conversations and of messages", async () => {
    const found = await read({
      "a/b/anything": await text({ format: "json" }),
      "lines.txt": await text({ format: "jsonl" }),
      "one line": JSON.stringify(sampleThread()),
      messages: await text({ format: "jsonl", lines: "message" }),
      pretty: JSON.stringify(JSON.parse(await text({ format: "json" })), null, 2),
      "list.json": two(),
      "conversations.json": [{ id: "1", mapping: {}, create_time: 1 }],
      "chatgpt.json": await text({ format: "chatgpt" }),
      "openwebui.json": await text({ format: "openwebui" }),
      "Chat.md": (await builtText([sampleThread()], { format: "markdown" })).text,
    });
    expect(found.claimed).toEqual(["a/b/anything", "lines.txt", "one line", "messages", "pretty", "list.json"]);
    expect(found.problems).toEqual([]);
    const both = ["chatgpt:1", "claude:2"];
    expect(found.ids).toEqual([...both, ...both, "chatgpt:1", ...both, ...both, ...both]);
  });

  test("lead to their images by hash, whatever the folder", async () => {
    const { files } = await builtZip(two(), { format: "zip" });
    const { restored } = await read(Object.fromEntries([...files].map(([path, each]) => [`x/${path}`, each])));
    const file = `x/assets/${catAsset.sha256.slice(0, 32)}.png`;
    expect(restored.map(({ assets }) => assets)).toEqual([{ [catAsset.sha256]: { member: file } }, {}]);
  });

  test("are another thing to import once their images are there", async () => {
    const archive = await text({ format: "json" });
    const bare = await read({ "archive.json": archive });
    const whole = await read({ "archive.json": archive, [`${catAsset.sha256}.png`]: "cat" });
    expect(whole.prints[0]).not.toBe(bare.prints[0]);
    expect(whole.prints[1]).toBe(bare.prints[1]);
  });

  test("lose one conversation by one that is broken, and their rest where they are cut off", async () => {
    const [one, other] = two();
    const archive = { format: "convokeep-archive", version: 1, conversations: [one, 5, { conversation: {} }, other] };
    const broken = await read({ "archive.json": archive });
    expect([broken.ids, broken.problems.map(({ problem }) => problem)]).toEqual([
      ["chatgpt:1", "claude:2"],
      ["not-understood", "not-understood"],
    ]);
    const whole = await text({ format: "json" });
    const cut = await read({ "archive.json": whole.slice(0, whole.indexOf('"claude:2"')) });
    expect([cut.ids, cut.problems.map(({ problem }) => problem)]).toEqual([["chatgpt:1"], ["cut-off"]]);
  });

  test("of lines for each message come back with path, branches and gaps", async () => {
    const { restored } = await read({ "m.jsonl": await text({ format: "jsonl", lines: "message" }) });
    const [first] = restored;
    if (!first) throw new Error("nothing read");
    const thread = threadOf(keepArrival(newKeeper(), arrivalOfRestored(first)));
    const told = richThread();
    expect(thread.messages.map(({ id, parent }) => [id, parent])).toEqual(
      told.messages.map(({ id, parent }) => [id, parent]),
    );
    expect(thread.path).toEqual([
      { message: "m1" },
      { message: "m2" },
      { gap: { after: "m2", reason: "not-joined" } },
      { message: "m3" },
      { message: "m4" },
    ]);
    expect(thread.messages.map(({ parts }) => parts)).toEqual(told.messages.map(({ parts }) => parts));
  });

  test("of chosen messages say so in every form", async () => {
    const selection = { "chatgpt:1": ["m1", "b1"], "claude:2": [] };
    for (const choice of [{ format: "json" }, { format: "jsonl" }, { format: "jsonl", lines: "message" }] as const) {
      const { restored } = await read({ "some.json": await text({ ...choice, selection }) });
      expect(restored.map(({ thread, structure }) => [thread.selectedFrom, structure])).toEqual([[5, undefined]]);
    }
  });
});
