import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { chatgpt } from "./index.ts";
import { answer, chat, type Placed } from "./testing/chat.ts";
import { outlineOf, readOne } from "./testing/read.ts";

const root: Placed = ["r", null, null];
const user = (key: string, parent: string | null, text = key): Placed => [key, parent, { role: "user", text }];
const model = (key: string, parent: string | null, text = key): Placed => [key, parent, { text }];

describe("the tree", () => {
  test("without children, in any order, with the path that current_node names", async () => {
    const nodes = [root, user("u1", "r"), model("a1", "u1"), user("u2", "a1"), model("a2", "u2")];
    const one = await readOne(chat([...nodes].reverse(), { current_node: "a2" }));
    expect([...outlineOf(one)].sort()).toEqual(["a a1 <0", "a a2 <2", "u u1 <-", "u u2 <1"]);
    expect(one.messages[one.current ?? -1]?.ids).toEqual(["a2"]);
    expect(one.whole).toBe(true);
  });

  test("edited prompts and regenerated answers are siblings, also below hidden nodes", async () => {
    const hidden: Placed = [
      "h",
      "u1",
      { role: "system", text: "", metadata: { is_visually_hidden_from_conversation: true } },
    ];
    const one = await readOne(
      chat([root, user("u0", "r"), user("u1", "r"), model("a0", "u1"), hidden, model("a1", "h"), model("a2", "h")]),
    );
    expect(outlineOf(one)).toEqual(["u u0 <-", "u u1 <-", "a a0 <1", "a a1 <1", "a a2 <1"]);
    expect(one.messages.map(({ parent }) => parent)).toEqual([null, null, 1, 1, 1]);
    expect(one.current).toBe(4);
  });

  test("the nodes of an answer between two prompts are one message, as in the page; its last shown node names it", async () => {
    const one = await readOne(
      chat([
        root,
        user("u1", "r"),
        ["t", "u1", { content: { content_type: "thoughts", thoughts: [{ summary: "S", content: "C" }] } }],
        ["c", "t", { text: "First I look.", channel: "commentary" }],
        ["call", "c", { content: { content_type: "code", text: "1+1" }, recipient: "python" }],
        [
          "out",
          "call",
          {
            role: "tool",
            author: { role: "tool", name: "python" },
            content: { content_type: "execution_output", text: "2" },
          },
        ],
        ["recap", "out", { content: { content_type: "reasoning_recap", content: "Thought for 3s" } }],
        ["f", "recap", { text: "Two.", channel: "final", metadata: { model_slug: "m-1" } }],
        user("u2", "f"),
      ]),
    );
    expect(one.messages.map(({ ids }) => ids)).toEqual([["u1"], ["f", "c"], ["u2"]]);
    expect(one.messages[1]).toMatchObject({ role: "assistant", model: "m-1", parent: 0 });
    expect(one.messages[1]?.parts).toEqual([
      { kind: "reasoning", text: "**S**\n\nC", label: "Thought for 3s" },
      { kind: "text", format: "markdown", text: "First I look." },
      { kind: "tool", name: "python", input: "1+1", output: "2" },
      { kind: "text", format: "markdown", text: "Two." },
    ]);
    expect(one.model).toBe("m-1");
  });

  test("an answer that goes on in two ways is two messages, each whole, that share no id", async () => {
    const one = await readOne(chat([root, user("u", "r"), model("p", "u"), model("x", "p"), model("y", "p")]));
    expect(outlineOf(one)).toEqual(["u u <-", "a p\nx <0", "a p\ny <0"]);
    expect(one.messages.map(({ ids }) => ids)).toEqual([["u"], ["x"], ["y", "p"]]);
  });

  test("a prompt in the middle of an answer stands behind what was said until then", async () => {
    const one = await readOne(chat([root, user("u", "r"), model("p", "u"), model("x", "p"), user("v", "p")]));
    expect(outlineOf(one)).toEqual(["u u <-", "a p <0", "a p\nx <0", "u v <1"]);
  });

  test("a circle is cut and loses nothing", async () => {
    const one = await readOne(chat([user("u", "b"), model("a", "u"), user("b", "a")], { current_node: "b" }));
    expect(outlineOf(one)).toEqual(["u u <-", "a a <0", "u b <1"]);
    expect(one.messages[0]).not.toHaveProperty("parent");
    expect(one.whole).toBe(false);
  });

  test("a parent that is not there is not known, unless metadata or a list of children names it", async () => {
    const lost = await readOne(chat([user("u", "gone"), model("a", "u")]));
    expect(lost.messages[0]).not.toHaveProperty("parent");
    expect(lost.whole).toBe(false);
    const told = chat([root, user("u", "r"), ["a", "gone", { text: "a", metadata: { parent_id: "u" } }]]);
    expect(outlineOf(await readOne(told))).toEqual(["u u <-", "a a <0"]);
    const listed = chat([root, user("u", "r"), model("a", "u")]);
    const { u, a } = listed.mapping as Record<string, Record<string, unknown>>;
    if (u && a) {
      u.children = ["a"];
      delete a.parent;
    }
    expect(outlineOf(await readOne(listed))).toEqual(["u u <-", "a a <0"]);
  });

  test("several roots, named and placeholder ones, each begin a branch", async () => {
    const one = await readOne(
      chat([
        ["client-created-root", null, null],
        root,
        user("u", "r"),
        user("v", "client-created-root"),
        user("w", "root"),
        user("x", null),
      ]),
    );
    expect(one.messages.map(({ ids, parent }) => [ids[0], parent])).toEqual([
      ["u", null],
      ["v", null],
      ["w", null],
      ["x", null],
    ]);
  });

  test("a message's own id goes before its node's key, which is known too", async () => {
    const one = await readOne(
      chat(
        [root, ["node-u", "r", { role: "user", text: "u", id: "m-u" }], ["node-a", "m-u", { text: "a", id: "m-a" }]],
        {
          current_node: "m-a",
        },
      ),
    );
    expect(one.messages.map(({ ids }) => ids)).toEqual([
      ["m-u", "node-u"],
      ["m-a", "node-a"],
    ]);
    expect(outlineOf(one)).toEqual(["u u <-", "a a <0"]);
    expect(one.current).toBe(1);
  });

  test("without a current node the newest leaf is shown; one that is hidden leads to what is shown above it", async () => {
    const nodes = [root, user("u", "r"), model("old", "u"), model("new", "u")];
    expect((await readOne(chat(nodes, { current_node: null }))).current).toBe(2);
    expect((await readOne(chat(nodes, { current_node: "gone" }))).current).toBe(2);
    const below: Placed = ["h", "old", { role: "system", text: "" }];
    expect((await readOne(chat([...nodes, below], { current_node: "h" }))).current).toBe(1);
  });

  test("empty nodes leave no message and no hole", async () => {
    const one = await readOne(
      chat([root, user("u", "r", " \n"), model("a", "u"), user("v", "a"), model("b", "v", "")]),
    );
    expect(outlineOf(one)).toEqual(["a a <-", "u v <0"]);
    expect(one.current).toBe(1);
  });

  test("settings are not repeated in each chat; a hidden text that led to an answer stands with it", async () => {
    const given = answer({ text: "Done." }, [
      [
        "c",
        "q",
        {
          role: "user",
          content: { content_type: "user_editable_context", user_profile: "P", user_instructions: "I" },
        },
      ],
      ["m", "c", { content: { content_type: "model_editable_context", model_set_context: "memory" } }],
      ["i", "m", { role: "system", text: "be brief", metadata: { is_user_system_message: true } }],
      ["h", "i", { role: "user", text: "Say no more.", metadata: { is_visually_hidden_from_conversation: true } }],
    ]);
    const one = await readOne(given);
    const empty = answer({ text: "Done." }, [
      ["c", "q", { content: { content_type: "user_editable_context", user_profile: " " } }],
    ]);
    const told = async (...chats: unknown[]) =>
      (await collect(chatgpt, containerOf({ "conversations.json": chats }))).leftOut;
    expect([await told(given, given), await told(empty)]).toEqual(["custom instructions, memory", ""]);
    expect(one.messages[1]?.parts).toEqual([
      { kind: "tool", name: "hidden user", output: "Say no more." },
      { kind: "text", format: "markdown", text: "Done." },
    ]);
    expect(one.messages).toHaveLength(2);
  });

  test("an answer that was cut off says so", async () => {
    const cuts = [
      { status: "in_progress" },
      { metadata: { is_complete: false } },
      { metadata: { finish_details: { type: "interrupted" } } },
      { metadata: { finish_details: { type: "max_tokens" } } },
      { metadata: { finish_details: { type: "stop" } } },
    ];
    const read = await Promise.all(cuts.map((cut) => readOne(answer({ text: "So", ...cut }))));
    expect(read.map(({ messages }) => messages[1]?.finished)).toEqual([false, false, false, false, true]);
    const thinking = { content: { content_type: "thoughts", thoughts: [{ content: "Hm" }] }, status: "in_progress" };
    const stopped = await readOne(answer(thinking, [["c", "q", { text: "I look.", channel: "commentary" }]]));
    expect(stopped.messages[1]).toMatchObject({ ids: ["c", "a"], finished: false });
  });
});

describe("one broken element", () => {
  test("costs itself only; records without messages are passed", async () => {
    const { conversations, problems, passed } = await collect(
      chatgpt,
      containerOf({
        "conversations.json": `[{"id": "g-p-1", "title": "A project"}, 7, null, {"mapping": []}, {"mapping": {}, "id": "empty"}, ${JSON.stringify(answer({ text: "A" }))}, {"mapping": {"x": }}, ${JSON.stringify(answer({ text: "B" }, [], { conversation_id: "b" }))}]`,
      }),
    );
    expect(conversations.map((one) => (one.kind === "imported" ? one.id : ""))).toEqual([
      "chatgpt:0a1b2c3d-0000-4000-8000-000000000001",
      "chatgpt:b",
    ]);
    expect(problems.map(({ problem }) => problem)).toEqual(["not-understood", "not-understood", "not-json"]);
    expect(passed).toBe(3);
  });

  test("wrong types cost their field", async () => {
    const one = await readOne({
      title: 7,
      create_time: "1760000000.25",
      update_time: "soon",
      current_node: ["a"],
      id: 12,
      is_starred: "yes",
      mapping: {
        q: { message: { author: "user", content: "Typed", create_time: "1760000001" }, parent: null },
        a: {
          message: { author: { role: ["x"] }, content: ["One", { text: "Two" }], metadata: [], recipient: 3 },
          parent: "q",
        },
        n: "none",
        o: null,
      },
    });
    expect(one).toMatchObject({ id: "chatgpt:12", created: "2025-10-09T08:53:20.250Z" });
    expect(one).not.toHaveProperty("title");
    expect(one).not.toHaveProperty("updated");
    expect(outlineOf(one)).toEqual(["u Typed <-", "a One\nTwo <0"]);
    expect(one.messages[0]?.sentAt).toBe("2025-10-09T08:53:21.000Z");
  });

  test("parts that are neither text nor object are kept as they are, but for those taken back", async () => {
    const parts = ["before", null, 7, [["deep"]], "after"];
    const one = await readOne(answer({ content: { content_type: "text", parts } }));
    expect(one.messages[1]?.parts).toEqual([
      { kind: "text", format: "markdown", text: "before" },
      expect.objectContaining({ kind: "unreadable", what: "part", raw: "7" }),
      expect.objectContaining({ kind: "unreadable", what: "part", raw: '[["deep"]]' }),
      { kind: "text", format: "markdown", text: "after" },
    ]);
    expect(one.unknown).toEqual(["part (number)", "part (object)"]);
    const typed = await readOne(chat([["q", null, { role: "user", content: { content_type: "text", parts: [[1]] } }]]));
    expect(typed.messages[0]?.parts).toEqual([expect.objectContaining({ kind: "unreadable", raw: "[1]" })]);
  });

  test("`__proto__` is a name like any other", async () => {
    const { conversations } = await collect(
      chatgpt,
      containerOf({
        "conversations.json":
          '[{"id":"p","mapping":{"__proto__":{"message":{"id":"__proto__","author":{"role":"user"},"content":{"content_type":"text","parts":["Hi"]}},"parent":null}}}]',
      }),
    );
    expect(conversations).toHaveLength(1);
    expect(({} as Record<string, unknown>).message).toBeUndefined();
  });
});
