import { describe, expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { imported } from "../../testing/told.ts";
import { claude } from "./index.ts";
import { answer, artifact, artifactsOf, chat, read, result, said, use } from "./testing/said.ts";

describe("artifacts", () => {
  const create = artifact("create", { type: "text/markdown", title: "Menu", content: "# Menu\nSoup $1" });
  const ok = result("artifacts", "OK");

  test("are replayed: every version in the message that made it", () => {
    const { messages } = read([
      said("q1", "A menu"),
      answer("a1", [create, ok, artifact("update", { old_str: "Soup", new_str: "Stew" }), ok]),
      said("q2", "Another"),
      answer("a2", [
        artifact("rewrite", { content: "# New" }),
        ok,
        artifact("update", { old_str: "New", new_str: "$& Newer" }),
        ok,
      ]),
    ]);
    expect(artifactsOf(messages[1])).toEqual(["# Menu\nSoup $1", "# Menu\nStew $1"]);
    expect(messages[3]?.parts).toEqual([
      { kind: "artifact", title: "Menu", format: "markdown", content: "# New" },
      { kind: "artifact", title: "Menu", format: "markdown", content: "# $& Newer" },
    ]);
  });

  test("of one branch are not touched by another", () => {
    const from = (parent_message_uuid: string) => ({ parent_message_uuid });
    const change = (new_str: string) => [artifact("update", { old_str: "Soup $1", new_str }), ok];
    const { messages } = read([
      said("q1", "A menu", from("root")),
      answer("a1", [create, ok], from("q1")),
      answer("a2", change("left"), from("a1")),
      answer("a3", change("right"), from("a1")),
    ]);
    expect(artifactsOf(messages[2])).toEqual(["# Menu\nleft"]);
    expect(artifactsOf(messages[3])).toEqual(["# Menu\nright"]);
  });

  test("that cannot be replayed stay as the call, with the export's own file where it has one", async () => {
    const call = artifact("update", { old_str: "a", new_str: "b", version_uuid: "v-9", title: "Menu" });
    expect(read([answer("a1", [call, ok])]).messages[0]?.parts).toMatchObject([
      { kind: "tool", name: "artifacts", output: "OK" },
    ]);
    const { conversations } = await collect(
      claude,
      containerOf({
        "conversations-000.zip/conversations.json": [chat([answer("a1", [call, ok])])],
        "frames-000.zip/artifacts/menu/versions/v-9.html": "<p>",
        "frames-000.zip/artifacts/menu/artifact.json": {},
      }),
    );
    expect(imported(conversations[0]).messages[0]?.parts[1]).toMatchObject({
      kind: "file",
      key: "v-9",
      name: "Menu.html",
      source: { member: "frames-000.zip/artifacts/menu/versions/v-9.html" },
    });
  });

  test("that the tool refused are calls", () => {
    const { parts } =
      read([answer("a1", [create, { ...result("artifacts", "No title"), is_error: true }])]).messages[0] ?? {};
    expect(parts).toMatchObject([{ kind: "tool", name: "artifacts", output: "Error: No title" }]);
  });

  test("know their languages", () => {
    const code = artifact("create", { type: "application/vnd.ant.code", language: "python", content: "x = 1" });
    const react = artifact("create", { type: "application/vnd.ant.react", content: "<b/>" });
    expect(read([answer("a1", [code, react])]).messages[0]?.parts).toMatchObject([
      { format: "code", language: "python" },
      { format: "code", language: "jsx" },
    ]);
  });

  test("are files in newer chats", () => {
    const path = "/mnt/user-data/outputs/plan.md";
    const { messages } = read([
      answer("a1", [
        use("create_file", { path, file_text: "one two" }),
        result("create_file", "File created successfully: x"),
      ]),
      answer("a2", [
        use("str_replace", { path, old_str: "two", new_str: "three" }),
        result("str_replace", "Successfully replaced"),
      ]),
      answer("a3", [use("str_replace", { path: "/other.py", old_str: "a", new_str: "b" })]),
    ]);
    expect(messages[0]?.parts).toEqual([
      { kind: "artifact", title: "plan.md", format: "markdown", content: "one two" },
    ]);
    expect(artifactsOf(messages[1])).toEqual(["one three"]);
    expect(messages[2]?.parts).toMatchObject([{ kind: "tool", name: "str_replace" }]);
  });

  test("that grow a thousand times do not fill the memory", () => {
    const content = "x".repeat(200_000);
    const many = Array.from({ length: 1_000 }, () => artifact("update", { old_str: "x", new_str: "xy" }));
    const { messages } = read([answer("a1", [artifact("create", { content }), ...many])]);
    const written = artifactsOf(messages[0])?.reduce((sum, each) => sum + each.length, 0) ?? 0;
    expect(written).toBeGreaterThan(200_000);
    expect(written).toBeLessThanOrEqual(32 * 1024 * 1024);
    expect(messages[0]?.parts).toHaveLength(1_001);
  });
});

test("a hundred thousand calls without answers, answers without calls, and documents take seconds", () => {
  const many = (make: (at: number) => unknown) => Array.from({ length: 100_000 }, (_, at) => make(at));
  const start = performance.now();
  read([
    answer("a1", [
      ...many((at) => use("x", {}, `t${at}`)),
      ...many((at) => ({ ...result("x", "y"), tool_use_id: `u${at}` })),
    ]),
  ]);
  read([answer("a1", [...many((at) => artifact("create", { id: `d${at}`, content: "x" }))])]);
  const large = "x".repeat(300_000);
  read([
    answer("a1", [
      artifact("create", { content: large }),
      ...many(() => artifact("update", { old_str: "y", new_str: "z" })),
    ]),
  ]);
  expect(performance.now() - start).toBeLessThan(30_000);
});
