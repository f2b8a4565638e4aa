import { type ChromiumWithExtension, expect, test } from "./harness/chromium.ts";
import { heldWhen, idOf } from "./harness/held.ts";
import { compareThread } from "./harness/oracle.ts";
import { countTabs, openLibrary, runPanel } from "./harness/saving-tabs.ts";
import { chatgptDouble } from "./sites/chatgpt/double.ts";
import { chatgptTruth } from "./sites/chatgpt/truth.ts";
import { conversation } from "./sites/conversations.ts";
import type { SourceConversation } from "./sites/source.ts";

test.use({ build: "chrome-granted", hides: true });

const signIn =
  '<!doctype html><title>Sign in</title><main><form action="/auth/login"><input type="password"><button>Go</button></form></main>';

/** Chats of which only the newest messages were ever on a page, archived by themselves. */
async function partialChats(ext: ChromiumWithExtension, seed: number, count: number) {
  const sources = Array.from({ length: count }, (_, at) =>
    conversation({ seed: seed + at, messages: 50, plain: true }),
  );
  const double = chatgptDouble({ layout: "classic", conversations: sources, behaviour: { latency: 40 } });
  const signedOut = new Set<string>();
  await ext.serve({
    ...double,
    reply: async (request) =>
      signedOut.has(request.url)
        ? { status: 200, contentType: "text/html", headers: {}, body: signIn }
        : double.reply(request),
  });
  for (const source of sources) {
    const page = await ext.open(double.url(source));
    await heldWhen(ext.archive, idOf(source), "its end is archived", ({ coverage }) =>
      coverage.gaps.some(({ reason }) => reason === "older-not-loaded"),
    );
    await page.close();
  }
  return { sources, double, signedOut };
}

async function expectWhole(ext: ChromiumWithExtension, source: SourceConversation): Promise<void> {
  const thread = await ext.archive.thread(idOf(source));
  expect(compareThread(thread, source, chatgptTruth.classic).problems).toEqual([]);
  expect(thread.conversation.coverage.state).toBe("complete");
}

test("the library's button opens a partial chat, completes it, closes its tab and is back in front", async ({
  ext,
}) => {
  const { sources } = await partialChats(ext, 410, 1);
  const [source] = sources;
  if (!source) throw new Error("no chat");
  const library = await openLibrary(ext);
  const tabs = await countTabs(library);
  await library.getByRole("combobox", { name: "Order" }).selectOption("missing");
  const row = library.locator("li.row");
  await expect(row.locator(".row-why")).toHaveText("older messages did not load");
  await row.getByRole("button", { name: "Complete" }).click();
  await expect(runPanel(library).getByRole("status")).toHaveText("1 of 1 chat saved", { timeout: 60_000 });
  await expect(row).toContainText("complete · 50 messages");
  await expect(row.getByRole("button", { name: "Complete" })).toHaveCount(0);
  await expectWhole(ext, source);
  await expect.poll(() => countTabs(library), "the tab that was opened is closed").toBe(tabs);
  await expect.poll(() => library.evaluate(() => document.hidden)).toBe(false);
});

test("several chosen by keyboard: one in its open tab, one that asks to sign in, told as it is", async ({ ext }) => {
  const { sources, double, signedOut } = await partialChats(ext, 420, 2);
  const [locked, open] = sources;
  if (!locked || !open) throw new Error("no chats");
  signedOut.add(double.url(locked));
  const page = await ext.open(double.url(open));
  const library = await openLibrary(ext);
  const tabs = await countTabs(library);
  await library.getByRole("checkbox", { name: "Select all" }).check();
  await library.keyboard.press("w");
  await expect(runPanel(library).getByRole("status")).toHaveText("1 of 2 chats saved", { timeout: 90_000 });
  const told = runPanel(library).getByRole("listitem");
  await expect(told.filter({ hasText: open.title })).toContainText("50 messages, complete");
  await expect(told.filter({ hasText: locked.title })).toContainText("not saved: the page asks you to sign in");
  await expectWhole(ext, open);
  expect((await ext.archive.thread(idOf(locked))).conversation.coverage.state, "what was held stays").toBe("partial");
  await expect.poll(() => countTabs(library)).toBe(tabs);
  expect(page.isClosed(), "a tab of the user's stays").toBe(false);
  await expect.poll(() => library.evaluate(() => document.hidden)).toBe(false);
});
