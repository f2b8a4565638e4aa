import type { Page } from "@playwright/test";
import type { Conversation, Thread } from "../../src/conversation/model.ts";
import type { Double } from "../sites/kit/double.ts";
import type { PageView } from "../sites/kit/page/running.ts";
import type { SourceConversation } from "../sites/source.ts";
import { type ChromiumWithExtension, expect } from "./chromium.ts";
import { compareThread } from "./oracle.ts";
import { saveChat } from "./popup-words.ts";

/** Opens a conversation of a double in a new tab and waits until some of it is shown. */
export async function openChat(ext: ChromiumWithExtension, double: Double, source: SourceConversation): Promise<Page> {
  await ext.serve(double);
  const page = await ext.open(double.url(source));
  await page.waitForFunction(() => globalThis.double.mounted?.().length !== 0);
  return page;
}

/** The row of a conversation: by its id, or the only one where the page names none. */
export async function heldRow(
  ext: ChromiumWithExtension,
  double: Double,
  source: SourceConversation,
): Promise<Conversation | undefined> {
  const id = double.truth.conversation(source);
  const rows = await ext.archive.list();
  return id === null ? rows[0] : rows.find((row) => row.id === id);
}

/** A held conversation as it is now. */
export async function heldThread(
  ext: ChromiumWithExtension,
  double: Double,
  source: SourceConversation,
): Promise<Thread> {
  const row = await heldRow(ext, double, source);
  if (!row) throw new Error(`“${source.title}” is not in the archive`);
  return ext.archive.thread(row.id);
}

/** Waits until at least this many messages of a conversation are held. */
export async function heldMessages(
  ext: ChromiumWithExtension,
  double: Double,
  source: SourceConversation,
  least: number,
): Promise<Thread> {
  const count = async (): Promise<number> => (await heldRow(ext, double, source))?.messageCount ?? 0;
  const message = `${least} messages of “${source.title}” are held`;
  await expect.poll(count, { message, timeout: 60_000, intervals: [100, 200, 300] }).toBeGreaterThanOrEqual(least);
  return heldThread(ext, double, source);
}

/** Presses Save chat in the toolbar's popup; the sentence that it ends with. */
export async function pressSave(ext: ChromiumWithExtension, page: Page, withinMs: number): Promise<string> {
  const popup = await ext.clickToolbar(page);
  const said = await saveChat(popup, withinMs);
  await popup.close();
  return said;
}

/** What the reader sees; `null` where the double does not tell. */
export async function pageView(page: Page): Promise<PageView | null> {
  return page.evaluate(() => globalThis.double.view?.() ?? null);
}

/** What the reader sees once the page has drawn what grew last: one that follows its end is at its end then. */
export async function drawnPageView(page: Page): Promise<PageView | null> {
  const view = await pageView(page);
  return view?.followsEnd ? { ...view, fromEnd: 0 } : view;
}

/** Expects the whole of a conversation in the archive, as it was written. */
export async function expectWhole(
  ext: ChromiumWithExtension,
  double: Double,
  source: SourceConversation,
): Promise<Thread> {
  const thread = await heldThread(ext, double, source);
  const { coverage, title } = thread.conversation;
  const { compared, problems } = compareThread(thread, source, double.truth);
  console.log(
    `${thread.conversation.id}: ${coverage.held} held, ${compared - problems.length} of ${compared} equal, ${coverage.state}`,
  );
  expect(problems.slice(0, 12)).toEqual([]);
  expect({ state: coverage.state, held: coverage.held }).toEqual({ state: double.truth.whole, held: compared });
  if (double.truth.title) expect(title).toBe(source.title);
  return thread;
}
