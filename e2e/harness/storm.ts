import type { ArchiveReader } from "./archive.ts";
import { loadConversation } from "./probe/load.ts";

/** What became of the conversations that were sent while the background kept dying. */
export interface Damage {
  held: number;
  lost: number[];
  duplicated: string[];
  /** Held, but not as they were sent. */
  torn: string[];
}

/** Compares everything the archive holds with what was sent. */
export async function damage(archive: ArchiveReader, seed: number, count: number): Promise<Damage> {
  const rows = await archive.list();
  const lost: number[] = [];
  const torn: string[] = [];
  const expected = new Set<string>();
  for (let number = 0; number < count; number++) {
    const source = loadConversation(seed, number);
    const id = `chatgpt:${source.id}`;
    expected.add(id);
    if (!rows.some((row) => row.id === id)) {
      lost.push(number);
      continue;
    }
    const thread = await archive.thread(id);
    const held = thread.path.map((step) => {
      const message = "message" in step ? thread.messages.find(({ id: one }) => one === step.message) : undefined;
      const part = message?.parts[0];
      return message && part?.kind === "text" ? `${message.id} ${part.text}` : "";
    });
    const sent = source.messages.map((message) => `${message.id} ${message.text}`);
    if (JSON.stringify(held) !== JSON.stringify(sent) || thread.messages.length !== sent.length) torn.push(id);
  }
  const duplicated = rows.filter((row) => !expected.has(row.id)).map((row) => row.id);
  return { held: rows.length, lost, duplicated, torn };
}

/** Numbers 0 to count - 1, dealt to so many senders. */
export function dealt(count: number, senders: number): number[][] {
  return Array.from({ length: senders }, (_, sender) =>
    Array.from({ length: count }, (_, number) => number).filter((number) => number % senders === sender),
  );
}
