import type { Thread } from "../src/conversation/model.ts";
import { expect, test } from "./harness/chromium.ts";
import { checkHeld, heldAs, heldSettled, heldWhen, idOf } from "./harness/held.ts";
import { compareThread } from "./harness/oracle.ts";
import { answerFinished, sendPrompt, sourceNow } from "./harness/page-acts.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";

test.use({ build: "chrome-granted" });

const reply = `Of course.\n\n${"A sentence that takes its time to be written. ".repeat(20)}\n\n1. one\n2. two`;

for (const layout of ["classic", "pair", "octane"] as const) {
  test(`${layout}: a new chat is archived under its real id, answers as they finish`, async ({ ext }) => {
    const behaviour = { stream: { chunk: 15, interval: 40 } };
    const double = chatgptDouble({ layout, conversations: [], replies: [reply, "Second."], behaviour });
    await ext.serve(double);
    const page = await ext.open("https://chatgpt.com/");
    await sendPrompt(page, "Hello there");
    await page.waitForURL(/\/u?c\//);
    await answerFinished(page);
    const finished = Date.now();
    const first = await sourceNow(page);
    await heldWhen(ext.archive, idOf(first), "the answer is held", (row) => row.messageCount >= 2);
    const differs = (one: typeof first) => (thread: Thread) =>
      compareThread(thread, one, chatgptTruth[layout]).problems;
    await heldAs(ext.archive, idOf(first), "the answer as it was written", differs(first));
    console.log(`${layout}: held ${Date.now() - finished} ms after the answer was finished`);

    await sendPrompt(page, "And then?");
    await answerFinished(page);
    const second = await sourceNow(page);
    expect(second.messages.length).toBe(4);
    await heldWhen(ext.archive, idOf(second), "the second answer is held", (row) => row.messageCount >= 4);
    await heldAs(ext.archive, idOf(second), "both answers as they were written", differs(second));
    const thread = await heldSettled(ext.archive, idOf(second));
    expect(differs(second)(thread)).toEqual([]);
    expect(
      (await ext.archive.list()).map((row) => row.id),
      "no other conversation",
    ).toEqual([idOf(second)]);
    if (layout !== "octane") expect(thread.conversation.title).toBe("Hello there");
  });
}

test("classic: an edited prompt keeps both branches, a regenerated answer too", async ({ ext }) => {
  const source = conversation({ seed: 31, messages: 4, plain: true });
  const double = chatgptDouble({
    layout: "classic",
    conversations: [source],
    replies: ["New *answer*.", "Once more."],
  });
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  await heldWhen(ext.archive, idOf(source), "all are held", (row) => row.messageCount >= 4);

  const prompt = page.locator("section[data-turn=user]").nth(1);
  await prompt.locator('button[aria-label="Edit message"]').click();
  await prompt.locator("textarea").fill("Another question altogether");
  await prompt.locator("form button[type=submit]").click();
  await answerFinished(page);
  const now = await sourceNow(page);
  const edited = await heldAs(
    ext.archive,
    idOf(source),
    "the new branch",
    (thread) => compareThread(thread, now, chatgptTruth.classic).problems,
  );
  expect(edited.messages).toHaveLength(6);
  expect(edited.conversation.coverage).toMatchObject({ state: "complete", held: 4 });
  expect(checkHeld(edited, source, chatgptTruth.classic)).toMatchObject({ held: { length: 4 }, problems: [] });

  await page.locator("section[data-turn=assistant]").last().locator('button[aria-label="Regenerate response"]').click();
  await answerFinished(page);
  await heldWhen(ext.archive, idOf(source), "the third answer is held", (row) => row.messageCount >= 7);
  const all = await heldSettled(ext.archive, idOf(source));
  const whole = await sourceNow(page);
  expect(checkHeld(all, whole, chatgptTruth.classic)).toMatchObject({ held: { length: 7 }, problems: [] });
  expect(compareThread(all, whole, chatgptTruth.classic).problems).toEqual([]);

  const parents = new Map(all.messages.map((message) => [message.id, message.parent]));
  const siblings = whole.messages.filter((message) => message.parent === whole.messages[1]?.id);
  expect(
    siblings.map((message) => parents.get(message.id)),
    "siblings share their parent",
  ).toEqual(siblings.map(() => whole.messages[1]?.id));
  console.log(`branches: ${all.messages.length} messages held, ${all.conversation.coverage.held} on the shown path`);
});

test("pair: an edited prompt keeps both branches", async ({ ext }) => {
  const source = conversation({ seed: 32, messages: 6, plain: true });
  const double = chatgptDouble({ layout: "pair", conversations: [source], replies: ["New *answer*."] });
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  await heldWhen(ext.archive, idOf(source), "all are held", (row) => row.messageCount >= 6);
  const turn = page.locator(`[data-turn-key="${source.messages[2]?.id}"]`);
  await turn.locator('button[aria-label="Edit message"]').click();
  await turn.locator("form [contenteditable]").fill("Another question altogether");
  await turn.locator("form button[type=submit]").click();
  await answerFinished(page);
  await heldWhen(ext.archive, idOf(source), "the new branch is held", (row) => row.messageCount >= 8);
  const thread = await heldSettled(ext.archive, idOf(source));
  const now = await sourceNow(page);
  expect(checkHeld(thread, now, chatgptTruth.pair)).toMatchObject({ held: { length: 8 }, problems: [] });
  expect(compareThread(thread, now, chatgptTruth.pair).problems).toEqual([]);
});

test("going from chat to chat inside the page keeps them apart", async ({ ext }) => {
  for (const layout of ["classic", "pair"] as const) {
    const chats = [41, 42, 43].map((seed) => conversation({ seed: seed + layout.length, messages: 4, plain: true }));
    const double = chatgptDouble({ layout, conversations: chats, behaviour: { latency: 300 } });
    await ext.context.unrouteAll();
    await ext.serve(double);
    const page = await ext.open(double.url(chats[0] ?? conversation({ seed: 1, messages: 2 })));
    // Place to go to and time spent where we are; the third chat is only passed through the first time.
    for (const [place, stay] of [
      [1, 4000],
      [2, 4000],
      [0, 400],
      [2, 4000],
    ] as const) {
      await page.waitForTimeout(stay);
      await page.locator("nav a, [role=listitem]").nth(place).click();
    }
    for (const chat of chats) {
      const differs = (thread: Thread) => compareThread(thread, chat, chatgptTruth[layout]).problems;
      const thread = await heldAs(ext.archive, idOf(chat), `${chat.title} is held`, differs);
      expect(thread.conversation.title).toBe(chat.title);
      expect(thread.messages.length).toBe(4);
    }
    await page.close();
  }
  expect((await ext.archive.list()).length).toBe(6);
});
