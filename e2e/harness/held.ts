import { expect } from "@playwright/test";
import type { Conversation, Thread } from "../../src/conversation/model.ts";
import type { LayoutName } from "../sites/chatgpt/page/config.ts";
import type { SourceConversation, SourceMessage } from "../sites/source.ts";
import type { ArchiveReader } from "./archive.ts";
import { messageProblems } from "./oracle.ts";

export const idOf = (source: SourceConversation): string => `chatgpt:${source.id}`;

/** The list row of a conversation, or `undefined` while there is none. */
export async function rowOf(archive: ArchiveReader, id: string): Promise<Conversation | undefined> {
  return (await archive.list()).find((row) => row.id === id);
}

/** Waits until a conversation is held as `good` wants it, and returns it. */
export async function heldWhen(
  archive: ArchiveReader,
  id: string,
  what: string,
  good: (row: Conversation) => boolean,
  withinMs = 20_000,
): Promise<Thread> {
  const check = async (): Promise<boolean> => {
    const row = await rowOf(archive, id);
    return row !== undefined && good(row);
  };
  await expect.poll(check, { message: what, timeout: withinMs, intervals: [100, 200, 500] }).toBe(true);
  return archive.thread(id);
}

/** Waits until a conversation has not grown for a while, and returns it. */
export async function heldSettled(archive: ArchiveReader, id: string, quietMs = 2500): Promise<Thread> {
  await heldWhen(archive, id, `${id} is archived`, () => true);
  let before = "";
  let since = Date.now();
  while (Date.now() - since < quietMs) {
    const now = JSON.stringify(await rowOf(archive, id));
    if (now !== before) since = Date.now();
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return archive.thread(id);
}

/** Checks every held message against the source; returns which of the source's messages are held. */
export function checkHeld(
  thread: Thread,
  source: SourceConversation,
  layout: LayoutName,
): { held: SourceMessage[]; problems: string[] } {
  const scene = { source, layout, images: true };
  const pairs = source.messages.flatMap((message) => {
    const found = thread.messages.find((one) => one.id === message.id || one.aliases.includes(message.id));
    return found ? [{ message, found }] : [];
  });
  return {
    held: pairs.map(({ message }) => message),
    problems: pairs.flatMap(({ message, found }) => messageProblems(message, found, scene)),
  };
}
