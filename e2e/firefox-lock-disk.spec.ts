import { expect, test } from "@playwright/test";
import { canaries } from "./harness/disk-words.ts";
import { type FirefoxWithExtension, firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, grantChatgpt, says, turnOnLock, typeInto, until } from "./harness/firefox-acts.ts";
import { newFirefoxProfile } from "./harness/firefox-profile.ts";
import { heldWhen } from "./harness/held.ts";
import { long } from "./harness/long.ts";
import { removeFolder } from "./harness/remove-folder.ts";
import { wordsInFirefox } from "./harness/words-in-firefox.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { random } from "./sites/random.ts";
import type { SourceConversation } from "./sites/source.ts";

const passphrase = "quiet river under seven stars";
const seed = 72;
const perChat = 1_000;

/** A chat that says these words, in its title too. */
function chatOf(id: string, words: readonly string[]): SourceConversation {
  const half = words.length / 2;
  const messages = [words.slice(1, half), words.slice(half)].map((part, at) => ({
    id: `${id}-${at}`,
    role: at === 0 ? ("user" as const) : ("assistant" as const),
    parent: at === 0 ? null : `${id}-0`,
    text: part.join(" "),
  }));
  return { id, title: words[0] ?? "", messages, leaf: `${id}-1`, sources: {} };
}

test("Firefox: no word of a chat that was archived while the archive was locked is on the disk", async () => {
  test.skip(!long, "five starts of Firefox: in the long run");
  const chance = random(seed);
  const [before, locked] = [canaries(perChat, chance), canaries(perChat, chance)];
  const chats: [SourceConversation, SourceConversation] = [
    chatOf("6b0f7f4e-0000-4000-8000-000000000001", before),
    chatOf("6b0f7f4e-0000-4000-8000-000000000002", locked),
  ];
  const double = chatgptDouble({ layout: "classic", conversations: chats });
  const profile = await newFirefoxProfile();
  const scan = async (what: string, words: readonly string[]): Promise<number> => {
    const found = await wordsInFirefox(profile.folder, words);
    const count = new Set([...found.values()].flatMap((these) => [...these])).size;
    console.log(`${what}: ${count} of ${words.length} words found ${[...found.keys()].join(", ")}`);
    return count;
  };
  const during = async (work: (firefox: FirefoxWithExtension) => Promise<void>) => {
    const firefox = await firefoxWithExtension({ view: { width: 1300, height: 800 }, profile });
    try {
      await work(firefox);
    } finally {
      await firefox.close();
    }
  };

  await during(async (firefox) => {
    await firefox.goInside("src/welcome/index.html");
    await grantChatgpt(firefox);
    await firefox.open(double, double.url(chats[0]));
    await heldWhen(firefox.archive, `chatgpt:${chats[0].id}`, "it is archived", (row) => row.messageCount === 2);
  });
  expect(await scan(`seed ${seed}, in the clear`, before), "the words are found where they are").toBeGreaterThan(
    0.9 * perChat,
  );

  await during(async ({ inside, goInside }) => {
    await goInside("src/library/index.html#/settings");
    await turnOnLock(inside, passphrase);
  });
  await scan("after turning on and closing, of before", before);

  await during(async (firefox) => {
    await until(firefox.inside, says("The archive is locked"), "the lock screen");
    await firefox.open(double, double.url(chats[1]));
    await firefox.inside.bringToFront();
    // The lock screen counts what waits when it is drawn.
    for (let tries = 0; tries < 60 && !(await firefox.inside.evaluate(says("Saved meanwhile"))); tries++) {
      await firefox.inside.evaluate("(async () => { location.reload(); })()").catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await until(firefox.inside, says("The archive is locked"), "the lock screen");
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(await firefox.inside.evaluate(says("Saved meanwhile"))).toBe(true);
  });
  expect(await scan("archived while locked", locked)).toBe(0);
  await scan("then, of before", before);

  await during(async ({ inside, goInside }) => {
    await until(inside, says("The archive is locked"), "the lock screen");
    await typeInto(inside, "Passphrase", passphrase);
    await clickButton(inside, "Unlock");
    await until(inside, "document.querySelector('.library') !== null", "the library");
    await goInside("src/library/index.html#/");
    await until(inside, says(locked[0] ?? ""), "the chat that was joined", 60_000);
  });
  expect(await scan("joined after unlocking", locked)).toBe(0);
  expect(await scan("at the end, of before", before)).toBe(0);
  await removeFolder(profile.folder);
});
