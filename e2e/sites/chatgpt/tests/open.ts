import type { Browser, Page } from "@playwright/test";
import { serveInPlaywright } from "../../../harness/serve.ts";
import type { SourceConversation } from "../../source.ts";
import { type ChatgptDouble, chatgptDouble, type DoubleSetup } from "../double.ts";
import "../../../harness/page-acts.ts";

export interface OpenDouble {
  page: Page;
  double: ChatgptDouble;
  /** Errors of the page itself; must stay empty. */
  errors: string[];
  close(): Promise<void>;
}

/** Opens the first conversation of a double, or another address of it. */
export async function openDouble(browser: Browser, setup: DoubleSetup, path?: string): Promise<OpenDouble> {
  const double = chatgptDouble(setup);
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  await serveInPlaywright(context, double);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const first = setup.conversations[0];
  await page.goto(path ?? (first ? double.url(first) : "https://chatgpt.com/"));
  await page.locator("main").waitFor();
  return { page, double, errors, close: () => context.close() };
}

/** Ids of the messages that the page shows now, in page order. */
export function shownIds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const of = (selector: string, attribute: string): string[] =>
      [...document.querySelectorAll(selector)].map((element) => element.getAttribute(attribute) ?? "");
    return [
      ...of("[data-message-author-role]", "data-message-id"),
      ...of("[data-turn-key]", "data-turn-key"),
      ...of("li[data-message-role]", "id"),
    ];
  });
}

/** The id that stands for each message in `shownIds`: its own, or in the pair layout those of prompts only. */
export function idsOf(source: SourceConversation, prompts: boolean): string[] {
  return source.messages.filter((message) => !prompts || message.role === "user").map((message) => message.id);
}
