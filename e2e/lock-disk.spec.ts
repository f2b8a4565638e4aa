import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChromiumWithExtension, chromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { canaries, wordsOnDisk } from "./harness/disk-words.ts";
import { beginLock, isLocked, lockIsOn, openLibrary, unlock } from "./harness/lock-acts.ts";
import { sized } from "./harness/long.ts";
import { saveChat } from "./harness/popup-words.ts";
import { removeFolder } from "./harness/remove-folder.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { random } from "./sites/random.ts";
import type { SourceConversation } from "./sites/source.ts";

const passphrase = "quiet river under seven stars";
const seed = 71;
const perChat = sized(1_000, 200);
const chance = random(seed);

/** A chat that says these words, in its title too. */
function chatOf(id: string, words: readonly string[]): SourceConversation {
  const half = words.length / 2;
  const texts = [words.slice(1, half), words.slice(half)].map((part) => part.join(" "));
  const messages = texts.map((text, at) => ({
    id: `${id}-${at}`,
    role: at === 0 ? ("user" as const) : ("assistant" as const),
    parent: at === 0 ? null : `${id}-0`,
    text,
  }));
  return { id, title: words[0] ?? "", messages, leaf: `${id}-1`, sources: {} };
}

const [before, locked] = [canaries(perChat, chance), canaries(perChat, chance)];
const ids = ["6b0f7f4e-0000-4000-8000-000000000001", "6b0f7f4e-0000-4000-8000-000000000002"] as const;
const chats = [chatOf(ids[0], before), chatOf(ids[1], locked)];

/** What is the extension's own in a profile; the rest is what the browser keeps of the pages that were visited. */
const isOwn = (path: string) => /chrome-extension|Extension|Service Worker|Local Storage|Session Storage/i.test(path);

async function ownWords(profile: string, words: readonly string[]): Promise<{ count: number; files: string[] }> {
  const found = [...(await wordsOnDisk(profile, words))].filter(([path]) => isOwn(path));
  return { count: new Set(found.flatMap(([, these]) => [...these])).size, files: found.map(([path]) => path) };
}

async function save(ext: ChromiumWithExtension, id: string): Promise<string> {
  const popup = await ext.clickToolbar(await ext.open(`https://chatgpt.com/c/${id}`));
  const said = await saveChat(popup);
  await popup.close();
  return said;
}

test("no word of a chat that was saved while the archive was locked is on the disk", async () => {
  const profile = await mkdtemp(join(tmpdir(), "convokeep-profile-"));
  const start = async () => {
    const ext = await chromiumWithExtension("chrome", profile);
    await ext.serve(chatgptDouble({ layout: "classic", conversations: chats }));
    return ext;
  };
  let ext = await start();
  expect(await save(ext, ids[0])).toContain("complete");
  await ext.close();
  const clear = await ownWords(profile, before);
  console.log(`seed ${seed}, in the clear: ${clear.count} of ${perChat} words found, in ${clear.files.join(", ")}`);
  expect(clear.count, "the words are found where they are").toBe(perChat);

  ext = await start();
  const settings = await openLibrary(ext, "#/settings");
  await beginLock(settings, passphrase);
  await lockIsOn(settings);
  await ext.close();
  const left = await ownWords(profile, before);
  console.log(`after turning on and closing: ${left.count} words of before left, in ${left.files.join(", ")}`);

  ext = await start();
  await isLocked(await openLibrary(ext));
  const again = await ownWords(profile, before);
  console.log(`after starting again: ${again.count} words of before left, in ${again.files.join(", ")}`);
  expect(again.count, "what was written over is gone").toBe(0);
  expect(await save(ext, ids[1])).toContain("Kept");
  await ext.close();
  const whileLocked = await ownWords(profile, [...locked, ids[1]]);
  console.log(`saved while locked: ${whileLocked.count} of ${perChat} words found ${whileLocked.files.join(", ")}`);
  expect(whileLocked).toEqual({ count: 0, files: [] });

  ext = await start();
  const library = await openLibrary(ext);
  await isLocked(library);
  await unlock(library, passphrase);
  await expect(library.getByText(locked[0] ?? "").first()).toBeVisible();
  await ext.close();
  const joined = await ownWords(profile, locked);
  console.log(`joined after unlocking: ${joined.count} of ${perChat} words found ${joined.files.join(", ")}`);
  expect(joined).toEqual({ count: 0, files: [] });
  await removeFolder(profile);
});
