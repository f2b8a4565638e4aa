// Runs in a page of the extension: fills its archive, as it would be after years of use.

import { openArchive } from "../../src/archive/open.ts";
import { updateIndex } from "../../src/archive/search/update-index.ts";
import { storeCapture } from "../../src/archive/store-capture.ts";
import { messageOf } from "../viewer/messages.ts";

const start = Date.UTC(2026, 0, 1);

/** Stores one conversation of so many messages, as the extension does. */
async function storeOne(name: string, messages: number): Promise<string> {
  const id = `chatgpt:${name}`;
  await storeCapture(await openArchive(), {
    conversation: { site: "chatgpt", id, url: `https://chatgpt.com/c/${name}`, title: `Chat ${name}` },
    layout: "classic",
    capturedAt: new Date(start).toISOString(),
    trigger: "auto",
    entries: Array.from({ length: messages }, (_, at) => ({
      kind: "message" as const,
      ids: [`${name}-${at}`],
      role: at % 2 ? ("assistant" as const) : ("user" as const),
      parts: [
        {
          kind: "text" as const,
          format: "markdown" as const,
          text: `${at}. ${messageOf(at % 2 ? "mixed" : "prose", at % 2 ? 900 : 120)}`,
        },
      ],
      finished: true,
    })),
    evidence: { start: "start", end: true },
    health: { containers: messages, read: messages, missing: [] },
  });
  return id;
}

/** So many conversations of four messages, and one of `messages`; all indexed. */
export async function fill(count: number, messages: number): Promise<void> {
  const { db } = await openArchive();
  const id = await storeOne("pattern", 4);
  const row = await db.get("conversations", id);
  const outlines = await db.getAll("outlines");
  const [chunk] = await db.getAll("chunks");
  if (!row || !chunk) throw new Error("nothing stored");
  const sites = ["chatgpt", "claude", "gemini", "deepseek", "mistral"];
  for (let from = 1; from < count; from += 500) {
    const transaction = db.transaction(["conversations", "outlines", "chunks", "unindexed"], "readwrite");
    for (let number = from; number < Math.min(count, from + 500); number++) {
      const conversation = `chatgpt:${number}`;
      const at = new Date(start - number * 2_700_000).toISOString();
      const site = sites[number % sites.length] ?? "chatgpt";
      const tags = number % 7 === 0 ? ["work", `tag ${number % 40}`] : [];
      const more = { site, tags, updated: { ...row.updated, at }, starred: number % 11 === 0 };
      void transaction.objectStore("conversations").put({
        ...row,
        ...more,
        id: conversation,
        title: `Conversation ${number} about a thing that takes a line to name`,
      });
      for (const page of outlines) void transaction.objectStore("outlines").put({ ...page, conversation });
      void transaction.objectStore("chunks").put({ ...chunk, conversation });
      void transaction.objectStore("unindexed").put({ id: conversation, mark: 1 });
    }
    await transaction.done;
  }
  await storeOne("long", messages);
  await updateIndex(await openArchive());
}
