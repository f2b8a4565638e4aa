import { graveOf } from "../archive/graves.ts";
import { readConversation } from "../archive/list.ts";
import { getMeta, setMeta } from "../archive/meta.ts";
import { firstTexts, textsOf } from "../archive/retention/first-texts.ts";
import type { Capture } from "../conversation/capture.ts";
import {
  firstMessages,
  isInFolder,
  isNothingNeverKept,
  isOnHost,
  type NeverKept,
  type NeverKeptBy,
  readNeverKept,
  wordFinder,
} from "../conversation/never-kept.ts";
import { fingerprint } from "../lib/fingerprint.ts";
import { neverKept } from "../options.ts";
import { withArchive } from "./archive.ts";
import { unlessLocked } from "./lock/while-locked.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { refreshTabs } from "./open-tabs.ts";

/** By what a page's chat is on the user's list of what is never kept by itself, as far as its address and the archive tell. */
export async function neverKeptBy(conversation: string | null, address: string): Promise<NeverKeptBy | undefined> {
  const list = readNeverKept(await neverKept.get());
  if (isNothingNeverKept(list)) return undefined;
  if (isOnHost(list, address)) return "site";
  if (conversation === null) return undefined;
  const byArchive = async () => (await heldIs(list, conversation)) ?? (await notedAs(list, conversation));
  // While it is locked, what a page shows has to tell.
  return unlessLocked(byArchive, () => undefined);
}

/** Whether what a page shows of a chat says one of the words; such a chat is remembered, for its next page may show less. */
export async function saysNeverKept({ conversation, entries }: Capture): Promise<boolean> {
  const list = readNeverKept(await neverKept.get());
  if (list.words.length === 0) return false;
  const says = wordFinder(list);
  const isHeld = await unlessLocked(
    () => withArchive(async (archive) => (await readConversation(archive, conversation.id)) !== undefined),
    () => false,
  );
  const messages = entries.flatMap((entry) => (entry.kind === "message" ? [entry] : [])).slice(0, firstMessages);
  // Of a chat that is held, the archive knows the first messages better: this look may show later ones alone.
  const texts = isHeld ? [] : messages.flatMap(({ parts }) => textsOf(parts));
  if (![conversation.title ?? "", ...texts].some(says)) return false;
  const names = [conversation.id, ...(conversation.formerId ? [conversation.formerId] : [])];
  await unlessLocked(
    () => note(list, names),
    () => undefined,
  );
  return true;
}

/** Open pages hear of a change of the list. Call synchronously at start. */
export function followNeverKept(): void {
  neverKept.onChanged(() => void refreshTabs());
}

async function heldIs(list: NeverKept, id: string): Promise<NeverKeptBy | undefined> {
  return withArchive(async (archive) => {
    const row = await readConversation(archive, id);
    if (!row || row.deletedAt !== undefined) return undefined;
    if (isInFolder(list, row.folder)) return "folder";
    if (list.words.length === 0) return undefined;
    const says = wordFinder(list);
    const isSaid = says(row.title) || says(row.ownTitle ?? "") || (await firstTexts(archive, id)).some(says);
    return isSaid ? "words" : undefined;
  });
}

/** Chats that said one of the words, by the names that their tombstones would have: nothing in it says which they are. */
interface Noted {
  /** Fingerprint of the words that they said: for others all is found out anew. */
  words: string;
  graves: string[];
}

const key = "neverKept";
/** Of more the first are forgotten. */
const mostNoted = 5_000;

const printOf = ({ words }: NeverKept) => fingerprint(JSON.stringify(words));

async function notedFor(list: NeverKept): Promise<string[]> {
  const noted = (await withArchive((archive) => getMeta(archive, key))) as Noted | undefined;
  return noted?.words === printOf(list) ? noted.graves : [];
}

async function notedAs(list: NeverKept, id: string): Promise<"words" | undefined> {
  if (list.words.length === 0) return undefined;
  return (await notedFor(list)).includes(await graveOf(id)) ? "words" : undefined;
}

const inTurn = oneAtATime();

async function note(list: NeverKept, ids: readonly string[]): Promise<void> {
  const graves = await Promise.all(ids.map(graveOf));
  await inTurn(async () => {
    const known = await notedFor(list);
    const noted: Noted = { words: printOf(list), graves: [...new Set([...known, ...graves])].slice(-mostNoted) };
    if (noted.graves.length > known.length) await withArchive((archive) => setMeta(archive, key, noted));
  });
}
