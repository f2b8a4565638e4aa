import { expect, test } from "vitest";
import type { Part } from "../../conversation/model.ts";
import type { Archive } from "../open.ts";
import { freshArchive } from "../testing/fresh.ts";
import { look, message, store } from "../testing/looks.ts";
import { found } from "./testing/texts.ts";
import { updateIndex } from "./update-index.ts";

async function prepared(): Promise<Archive> {
  const archive = await freshArchive();
  const put = (name: string, parts: Part[], more = {}) =>
    store(archive, look(name, [message("u1", "q", { parts, ...more })]));
  const text = (words: string): Part => ({ kind: "text", format: "markdown", text: words });
  await put("plain", [text("nothing but ``words`` and `code`")]);
  await put("fence", [text("see\n\n- list\n\n  ```js\n  x\n  ```")], { model: "GPT-5" });
  await put("canvas", [{ kind: "artifact", title: "A", format: "code", content: "x" }]);
  await put("image", [{ kind: "image", key: "i", alt: "", origin: "upload" }]);
  await put("file", [{ kind: "file", key: "f", name: "a.pdf" }]);
  await store(archive, look("tree", [message("u1", "q"), message("a1", "one answer")]));
  await store(archive, look("tree", [message("u1", "q"), message("a2", "another answer")]));
  await store(archive, look("part", [message("u1", "q")], { evidence: { start: "unknown", end: true } }));
  return archive;
}

test.each([{ indexed: false }, { indexed: true }])(
  "what a conversation has and is; indexed: $indexed",
  async ({ indexed }) => {
    const archive = await prepared();
    if (indexed) await updateIndex(archive);
    const names = async (query: string) => (await found(archive, query)).map((id) => id.slice("chatgpt:".length));
    expect(await names("has:code")).toEqual(["canvas", "fence"]);
    expect(await names("has:image")).toEqual(["image"]);
    expect(await names("has:file")).toEqual(["file"]);
    expect(await names("is:branched")).toEqual(["tree"]);
    expect(await names("model:gpt")).toEqual(["fence"]);
    expect(await names("-is:complete")).toEqual(["part"]);
    expect(await names("is:unknown")).toEqual(["part"]);
    expect(await names("answer is:branched -has:code after:2020")).toEqual(["tree"]);
    expect(await names("after:2100")).toEqual([]);
  },
);
