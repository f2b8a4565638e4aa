import type { Capture, CaptureReceipt } from "../conversation/capture.ts";
import { ask } from "../messages/ask.ts";
import { retrying } from "../messages/retrying.ts";
import { piecesOf, putInParts } from "../messages/transfer.ts";
import { acknowledge, forget } from "./book.ts";
import type { Chat } from "./chat.ts";
import type { Entries } from "./entries.ts";

/**
 * Sends a capture and resolves when it is stored; keeps at it, under one transfer id, while the background is away.
 * What it carried counts as acknowledged only then. Rejects with a CodedError that was answered.
 */
export async function sendCapture(
  chat: Chat,
  capture: Capture,
  sent: Entries["sent"],
  signal: AbortSignal,
): Promise<CaptureReceipt> {
  const { id } = chat;
  const { receipt } = await putInParts(
    piecesOf(JSON.stringify(capture)),
    (part) => retrying(() => ask("capture.put", part), { signal }),
    (answer) => ("receipt" in answer ? answer : undefined),
  );
  if (chat.id === id) chat.isKnown = true;
  else chat.formerId = id;
  chat.lastReceipt = receipt;
  for (const { note, print } of sent) acknowledge(note, print);
  takeBack(chat, receipt.resend ?? []);
  return receipt;
}

/**
 * The archive has lost messages that we believed to be there. Where one is gone most are (the conversation was erased),
 * so all are sent again; but for the same message only once, or two that disagree would go on for ever.
 */
function takeBack(chat: Chat, lost: readonly string[]): void {
  const news = lost.filter((id) => !chat.sentAgain.has(id));
  for (const id of news) chat.sentAgain.add(id);
  if (news.length > 0 && forget(chat.book, () => true)) chat.onChange(true);
}
