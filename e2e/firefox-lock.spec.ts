import { expect, test } from "@playwright/test";
import { firefoxWithExtension } from "./harness/firefox.ts";
import { clickButton, grantChatgpt, says, turnOnLock, typeInto, until } from "./harness/firefox-acts.ts";
import { heldWhen, idOf } from "./harness/held.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { conversation } from "./sites/conversations.ts";

const passphrase = "quiet river under seven stars";

test("Firefox: locked, archived while locked by itself, unlocked: the chat is there", async () => {
  const firefox = await firefoxWithExtension({ view: { width: 1300, height: 800 } });
  try {
    const { inside, archive } = firefox;
    const sources = [0, 1].map((at) => conversation({ seed: 640 + at, messages: 6, plain: true, title: `Chat ${at}` }));
    const [first, second] = sources;
    if (!first || !second) throw new Error("no chats");
    const double = chatgptDouble({ layout: "classic", conversations: sources });
    await grantChatgpt(firefox);
    await firefox.open(double, double.url(first));
    await heldWhen(archive, idOf(first), "it is archived", (row) => row.messageCount > 0);

    await firefox.goInside("src/library/index.html#/settings");
    await turnOnLock(inside, passphrase);
    await clickButton(inside, "Lock now");
    await until(inside, says("The archive is locked"), "the lock screen");

    await firefox.open(double, double.url(second));
    await inside.bringToFront();
    const waiting = `(async () => { location.reload(); })()`;
    for (let tries = 0; tries < 40 && !(await inside.evaluate(says("Saved meanwhile"))); tries++) {
      await inside.evaluate(waiting).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await until(inside, says("The archive is locked"), "the lock screen");
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await typeInto(inside, "Passphrase", passphrase);
    await clickButton(inside, "Unlock");
    await until(inside, says("The archive is encrypted."), "the settings");
    await heldWhen(archive, idOf(second), "it is joined", (row) => row.messageCount > 0);
    expect((await archive.list()).length).toBe(2);
  } finally {
    await firefox.close();
  }
});
