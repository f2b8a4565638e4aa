import { describe, expect, test } from "vitest";
import { builtText } from "../testing/build-text.ts";
import { richThread } from "../testing/rich-thread.ts";
import { sampleMessage, sampleThread } from "../testing/sample-thread.ts";

const childrenOf = (message: Record<string, unknown> | undefined) => (message?.childrenIds ?? []) as string[];

/** The fields that Open WebUI's documentation of its import requires (Import & Export, 2026-11). */
function faults(chat: Record<string, unknown>): string[] {
  const { history } = chat as { history: { currentId: string; messages: Record<string, Record<string, unknown>> } };
  const found = [];
  if (!(history.currentId in history.messages)) found.push("currentId names no message");
  for (const [key, message] of Object.entries(history.messages)) {
    const { id, parentId, childrenIds, role, content, timestamp } = message;
    if (id !== key) found.push(`${key}: id`);
    if (role !== "user" && role !== "assistant") found.push(`${key}: role`);
    if (typeof content !== "string") found.push(`${key}: content`);
    if (!Number.isInteger(timestamp)) found.push(`${key}: timestamp`);
    if (parentId !== null && !childrenOf(history.messages[String(parentId)]).includes(key))
      found.push(`${key}: not a child of its parent`);
    for (const child of childrenIds as string[])
      if (history.messages[child]?.parentId !== key) found.push(`${key}: child ${child}`);
  }
  return found;
}

describe("Open WebUI's shape", () => {
  test("has what the import asks for, and the tree", async () => {
    const { name, text } = await builtText([richThread()], { format: "openwebui" });
    const [entry] = JSON.parse(text);
    expect(name).toBe("My plan.json");
    expect(faults(entry.chat)).toEqual([]);
    expect(entry).toMatchObject({
      meta: { tags: ["to do", "2026", "a/b"] },
      pinned: false,
      created_at: Date.parse("2026-11-19T08:00:00.000Z") / 1000,
      updated_at: Date.parse("2026-11-20T10:00:00.000Z") / 1000,
      chat: { title: "My plan", models: ["gpt-5"], history: { currentId: "m4" } },
    });
    const { messages } = entry.chat.history;
    expect(messages.m1).toMatchObject({ role: "user", parentId: null, childrenIds: ["m2", "b1"] });
    expect(messages.m1.content).toBe("Why  <b>?\n\n\n* not a list\n=1+1");
    expect(messages.m3.parentId).toBe("m2");
    expect(messages.m2).toMatchObject({ model: "gpt-5", done: true });
    expect(messages.m4.done).toBe(false);
  });

  test("folds thinking and tools, with nothing in them that could end the fold", async () => {
    const thread = sampleThread([
      sampleMessage("a", "assistant", [
        { kind: "reasoning", text: "x</details><script>" },
        { kind: "text", format: "markdown", text: "Done." },
      ]),
    ]);
    const [entry] = JSON.parse((await builtText([thread], { format: "openwebui" })).text);
    expect(entry.chat.history.messages.a.content).toBe(
      '<details type="reasoning" done="true" duration="0">\n<summary>Reasoning</summary>\n&gt; x&lt;/details&gt;&lt;script&gt;\n</details>\nDone.',
    );
  });

  test("what a system says is an answer under its name", async () => {
    const thread = sampleThread([sampleMessage("s", "system", [{ kind: "text", format: "plain", text: "Be brief." }])]);
    const [entry] = JSON.parse((await builtText([thread], { format: "openwebui" })).text);
    expect(entry.chat.history.messages.s).toMatchObject({ role: "assistant", content: "**System**\n\nBe brief." });
  });
});
