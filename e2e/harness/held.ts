import { expect } from "@playwright/test";
import type { Conversation, Message, Thread } from "../../src/conversation/model.ts";
import type { Truth } from "../sites/kit/truth.ts";
import type { SourceConversation, SourceMessage } from "../sites/source.ts";
import type { ArchiveReader } from "./archive.ts";
import { messageProblems } from "./oracle.ts";

/** Id in the archive of a conversation on ChatGPT. */
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
  withinMs = 60_000,
): Promise<Thread> {
  const check = async (): Promise<boolean> => {
    const row = await rowOf(archive, id);
    return row !== undefined && good(row);
  };
  await expect.poll(check, { message: what, timeout: withinMs, intervals: [100, 200, 500] }).toBe(true);
  return archive.thread(id);
}

/** Waits until nothing is wrong any more with what is held of a conversation, and returns that. */
export async function heldAs(
  archive: ArchiveReader,
  id: string,
  what: string,
  problemsOf: (thread: Thread) => readonly string[],
): Promise<Thread> {
  let thread: Thread | undefined;
  const problems = async (): Promise<readonly string[]> => {
    if (!(await rowOf(archive, id))) return ["not in the archive"];
    thread = await archive.thread(id);
    return problemsOf(thread);
  };
  await expect.poll(problems, { message: what, timeout: 60_000, intervals: [100, 200, 500] }).toEqual([]);
  return thread ?? archive.thread(id);
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

/** Which of the source's messages are held, and what is wrong with them. */
export interface HeldOfSource {
  held: SourceMessage[];
  problems: string[];
}

/** Checks every held message against the source, by id where the page shows ids, else in order. */
export function checkHeld(thread: Thread, source: SourceConversation, truth: Truth): HeldOfSource {
  const scene = { source, truth, images: true };
  const nameless = source.messages.every((message) => truth.id(message) === null);
  if (nameless) return inOrder(thread, source, (message, found) => messageProblems(message, found, scene));
  const pairs = source.messages.flatMap((message) => {
    const id = truth.id(message) ?? message.id;
    const found = thread.messages.find((one) => one.id === id || one.aliases.includes(id));
    return found ? [{ message, found }] : [];
  });
  return {
    held: pairs.map(({ message }) => message),
    problems: pairs.flatMap(({ message, found }) => messageProblems(message, found, scene)),
  };
}

/** From the newest back: each held message is the nearest one of the source that says the same. */
function inOrder(
  thread: Thread,
  source: SourceConversation,
  compare: (message: SourceMessage, found: Message) => string[],
): HeldOfSource {
  const byId = new Map(thread.messages.map((message) => [message.id, message]));
  const path = thread.path.flatMap((step) => ("message" in step ? (byId.get(step.message) ?? []) : []));
  const out: HeldOfSource = { held: [], problems: [] };
  let before = source.messages.length;
  for (const found of path.reverse()) {
    const at = source.messages.findLastIndex((one, index) => index < before && compare(one, found).length === 0);
    const next = source.messages[before - 1];
    const message = source.messages[at];
    if (message) {
      out.held.unshift(message);
      before = at;
    } else out.problems.push(...(next ? compare(next, found) : [`${found.id}: more than the page was made from`]));
  }
  return out;
}
