import type { CDPSession, Page } from "@playwright/test";
import { type ChromiumWithExtension, chromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { heldWhen, idOf } from "./harness/held.ts";
import { sized } from "./harness/long.ts";
import { compareThread } from "./harness/oracle.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { conversation } from "./sites/conversations.ts";
import { random } from "./sites/random.ts";

test.use({ build: "chrome-granted" });

const seed = Number(process.env.CONVOKEEP_SEED ?? 700);
const switches = sized(200, 20);
/** Before the heap is first measured: everything has been loaded and compiled by then. */
const warmUp = 20;

/** Bytes that the page and the scripts in it still hold after a collection. */
async function heapOf(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize;
}

/** Goes to a conversation inside the page, as a click in the sidebar does. */
async function goTo(page: Page, id: string): Promise<void> {
  await page.evaluate((wanted) => {
    const { app } = globalThis.double;
    const chat = app.conversations().find((one) => one.id === wanted);
    if (!chat) throw new Error(`no conversation ${wanted}`);
    app.go(chat);
  }, id);
}

const chats = [1, 2, 3, 4, 5].map((more) =>
  conversation({ seed: seed + more, messages: 6, blocks: 2, plain: true, title: `Chat ${more}` }),
);
const double = chatgptDouble({ layout: "classic", conversations: chats, behaviour: { latency: 80 } });

/** Goes to and fro; how many bytes the page holds after the warm-up, and at the end. */
async function wander(ext: ChromiumWithExtension): Promise<{ page: Page; early: number; late: number }> {
  const chance = random(seed);
  const [first] = chats;
  if (!first) throw new Error("no chats");
  await ext.serve(double);
  const page = await ext.open(double.url(first));
  await page.setViewportSize({ width: 1100, height: 4000 });
  const session = await ext.context.newCDPSession(page);
  let early = 0;
  for (let times = 1; times <= switches; times++) {
    await goTo(page, (chats[Math.floor(chance.next() * chats.length)] ?? first).id);
    // From passing through to staying until it is archived.
    await page.waitForTimeout(chance.next() * 700);
    if (times === warmUp) early = await heapOf(session);
  }
  return { page, early, late: await heapOf(session) };
}

test(`a page that goes from chat to chat ${switches} times mixes none and keeps no memory`, async ({ ext }) => {
  test.slow();
  // The page keeps some memory of its own: what it keeps where we have no access is not ours.
  const control = await chromiumWithExtension("chrome");
  const [ours, theirs] = await Promise.all([wander(ext), wander(control)]);
  await control.close();
  for (const chat of chats) {
    await goTo(ours.page, chat.id);
    await heldWhen(ext.archive, idOf(chat), `“${chat.title}” is held`, (row) => row.messageCount >= 6);
  }
  const growth = (100 * (ours.late - ours.early - (theirs.late - theirs.early))) / ours.early;
  const megabytes = ({ early, late }: { early: number; late: number }): string =>
    `${(early / 1e6).toFixed(2)} to ${(late / 1e6).toFixed(2)} MB`;
  console.log(
    `seed ${seed}: ${switches} switches, heap ${megabytes(ours)}, without us ${megabytes(theirs)}: ours grew by ${growth.toFixed(1)} %`,
  );
  for (const chat of chats) {
    const thread = await ext.archive.thread(idOf(chat));
    expect(compareThread(thread, chat, double.truth).problems).toEqual([]);
    expect(thread.messages.length, "nothing of another chat").toBe(6);
  }
  expect((await ext.archive.list()).length).toBe(chats.length);
  expect(growth).toBeLessThan(10);
});
