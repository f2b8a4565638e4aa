import { ask } from "../messages/ask.ts";
import type { PageOrders } from "../messages/contract.ts";
import { retrying } from "../messages/retrying.ts";
import { forget } from "./book.ts";
import type { Chat } from "./chat.ts";

/** Asks the background what to do on this page, and takes it down in the chat. A temporary chat is never archived by itself. */
export async function askOrders(chat: Chat): Promise<PageOrders> {
  const temporary = chat.page.temporary === true;
  const conversation = chat.nativeId === null ? null : chat.id;
  const hello = { site: chat.site.id, conversation, temporary };
  const orders = await retrying(() => ask("page.hello", hello), { signal: chat.signal });
  chat.orders = temporary ? { ...orders, auto: false, why: orders.why ?? "temporary" } : orders;
  // Erased in the meantime: what we believe to be in the archive is not.
  if (!orders.held && chat.nativeId !== null && chat.lastReceipt) forget(chat.book, () => true);
  return chat.orders;
}
