import { readFileSync } from "node:fs";
import JSZip from "jszip";
import { expect } from "vitest";
import { detect } from "../../detect.ts";
import { formats } from "../../formats.ts";
import { collect } from "../../testing/collect.ts";
import { containerOf } from "../../testing/container-of.ts";
import { sampleContainer, samplesOf, testSample } from "../../testing/shared-exports.ts";
import { imported, shownPath, textOf, tree } from "../../testing/told.ts";
import { claude } from "./index.ts";

const sample = (...names: string[]) => collect(claude, sampleContainer(...names.map((name) => `claude/${name}`)));
const kinds = (parts: readonly { kind: string }[] | undefined) => parts?.map(({ kind }) => kind);

testSample("branches and tools in the layout of 2026", async () => {
  const { conversations, problems } = await sample("librechat-claude.conversations.json");
  expect(problems).toEqual([]);
  const [branched, tools] = conversations.map(imported);
  expect(conversations).toHaveLength(2);
  expect(branched).toMatchObject({ id: "claude:claude-branched", title: "Branching answer", whole: true, unknown: [] });
  expect(branched && tree(branched)).toEqual(["m1", "m2a < m1", "m2b < m1", "m3 < m2b"]);
  expect(branched && shownPath(branched)).toEqual([
    "user: Which town should I stay in?",
    "assistant: Ravello.",
    "user: Why Ravello?",
  ]);
  expect(branched?.messages[1]?.parts[0]).toEqual({ kind: "reasoning", text: "Comparing the towns." });
  expect(tools && tree(tools)).toEqual(["t1", "t2 < t1", "t3 < t2", "t4 < t3", "t5 < t4", "t6 < t5", "t7 < t6"]);
  const [files, bash, failed, found, view, picture, plain] = tools?.messages ?? [];
  expect(files?.parts).toMatchObject([
    { kind: "file", name: "Registration.tsx", source: { text: "export const Registration = () => null;" } },
    { kind: "image", key: "f-1", alt: "photo.png", problem: "the export holds only its name" },
  ]);
  expect(bash?.parts).toMatchObject([
    { kind: "tool", name: "bash_tool", output: '{"returncode":0,"stdout":"src\\n"}' },
  ]);
  expect(failed?.parts).toMatchObject([
    { kind: "tool", name: "artifacts", output: "Error: Input validation errors occurred" },
  ]);
  expect(kinds(found?.parts)).toEqual(["tool", "text", "citations"]);
  expect(found && textOf(found)).toMatch(
    /^Redis needs a URI when enabled\. Set\[\^librechat-ai-\w{6}\] it in your \.env file\.\[\^librechat-ai-\w{6}\]$/,
  );
  expect(found?.parts[2]).toMatchObject({ items: [{ title: "Redis Configuration Guide" }, { title: "librechat.ai" }] });
  expect(view?.parts).toMatchObject([{ kind: "tool", name: "view" }]);
  expect(kinds(picture?.parts)).toEqual(["image"]);
  expect(plain && textOf(plain)).toBe("Recovered from the flat text field.");
});

testSample("a ZIP with accounts, empty memories, projects and chats of the design tool beside the chats", async () => {
  const zip = await JSZip.loadAsync(readFileSync("../shared/exports/claude/librechat-claude-export.zip"));
  const files = await Promise.all(
    Object.values(zip.files).map(async (file) => [file.name, await file.async("uint8array")] as const),
  );
  const { conversations, problems, claimed } = await collect(claude, containerOf(Object.fromEntries(files)));
  expect(claimed).toEqual(["conversations.json"]);
  expect(problems).toEqual([]);
  expect(conversations.map((each) => imported(each).messages.length)).toEqual([4, 7]);
});

testSample("the list of downloads gives no conversation, and nothing of its addresses", async () => {
  const { claims, problems } = await detect(sampleContainer("claude/handmade-manifest-2026-08.json"), formats);
  expect(claims).toEqual([]);
  expect(problems.map(({ error }) => error.problem)).toEqual(["manifest-only"]);
  expect(JSON.stringify(problems.map(({ path, error }) => [path, error, error.message]))).not.toMatch(
    /REDACTED|invalid/,
  );
});

testSample("projects and memories are told to be left out", async () => {
  const { conversations, problems } = await sample(
    "handmade-memories.json",
    "handmade-projects.json",
    "polylogue-claude-ai-export-min.json",
  );
  expect(conversations).toHaveLength(1);
  expect(problems.map(({ detail }) => detail)).toEqual(["projects: 1", "memories: 1"]);
});

testSample("single conversations", async () => {
  const { conversations, problems } = await sample(
    "polylogue-claude-ai-export-min.json",
    "polylogue-claude-design-session.json",
    "portable-ai-context-claude.synthetic.json",
  );
  expect(problems).toEqual([]);
  const [small, design, context] = conversations.map(imported);
  expect(small).toMatchObject({ id: "claude:origin-matrix-claude-ai", title: "Origin capability matrix" });
  expect(small && shownPath(small)).toEqual(["user: Prove the parser claim."]);
  expect(design).toMatchObject({ id: "claude:origin-matrix-claude-design", folder: "Polylogue", url: "" });
  expect(design && shownPath(design)).toEqual(["user: Prove the parser claim."]);
  expect(context && shownPath(context)).toEqual([
    "user: Build the portable context adapter.",
    "assistant: The adapter is implemented.",
    "system: PRIVATE_SYSTEM_RUNTIME_MESSAGE",
    "user: Verify the privacy boundary.",
    "assistant: Privacy boundary verified.",
  ]);
  expect(JSON.stringify(conversations)).not.toMatch(/PRIVATE_(?:ACCOUNT|USER|ORG|SESSION)/);
});

testSample("a conversation of every field at once keeps what it does not know", async () => {
  const { conversations, problems } = await sample("polylogue-schema-generated-sample-00.json");
  expect(problems).toEqual([]);
  const [conversation] = conversations.map(imported);
  const source = JSON.parse(readFileSync("../shared/exports/claude/polylogue-schema-generated-sample-00.json", "utf8"));
  expect(conversation?.messages).toHaveLength(source.chat_messages.length);
  const text = JSON.stringify(conversation);
  for (const message of source.chat_messages) {
    for (const block of message.content ?? []) expect(text).toContain(JSON.stringify(block.text).slice(1, -1));
    for (const { extracted_content } of message.attachments ?? []) {
      expect(text).toContain(JSON.stringify(extracted_content).slice(1, -1));
    }
  }
});

testSample("no other sample is taken for Claude's", async () => {
  const others = ["chatgpt", "deepseek", "grok", "mistral", "librechat", "gemini", "openwebui"].flatMap(samplesOf);
  const { claimed } = await collect(claude, sampleContainer(...others, "claude/vana-claude.conversations.schema.json"));
  expect(claimed).toEqual([]);
});
