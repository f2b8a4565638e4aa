import { browser } from "../browser.ts";
import type { FromContent, FromOffscreen, FromPages, ToContent, ToOffscreen } from "./contract.ts";
import { type Addressee, type Envelope, isAnswer } from "./envelope.ts";
import { CodedError } from "./errors.ts";
import type { AnswerOf, AskOf } from "./handlers.ts";
import { LostAnswer, sendFailure } from "./lost-answer.ts";

/** Everything the background answers to somebody. Who may ask what is checked there. */
export type ToBackground = FromContent & FromPages & FromOffscreen;

/**
 * Asks the background, once. Rejects with a CodedError: the handler's, `reload-page` when this script has lost its
 * extension, or a LostAnswer when the background died on the way (see `retrying`).
 */
export function ask<N extends keyof ToBackground>(
  name: N,
  ...args: AskOf<ToBackground, N>
): Promise<AnswerOf<ToBackground, N>> {
  return delivered(() => browser.runtime.sendMessage(envelope("background", name, args)));
}

/** Asks the content script in a tab's top frame. Rejects with LostAnswer `no-receiver` (code `no-access`) where none runs. */
export function askTab<N extends keyof ToContent>(
  tabId: number,
  name: N,
  ...args: AskOf<ToContent, N>
): Promise<AnswerOf<ToContent, N>> {
  return delivered(() => browser.tabs.sendMessage(tabId, envelope("content", name, args), { frameId: 0 }));
}

/** Asks the offscreen document (Chromium), which must be open. */
export function askOffscreen<N extends keyof ToOffscreen>(
  name: N,
  ...args: AskOf<ToOffscreen, N>
): Promise<AnswerOf<ToOffscreen, N>> {
  return delivered(() => browser.runtime.sendMessage(envelope("offscreen", name, args)));
}

function envelope(to: Addressee, name: string, [ask]: readonly unknown[]): Envelope {
  return { to, name, ask };
}

async function delivered<T>(send: () => Promise<unknown>): Promise<T> {
  const answer = await attempt(send);
  if (!isAnswer(answer)) throw new LostAnswer("no-answer");
  if (answer.ok) return answer.value as T;
  throw new CodedError(answer.error.code, answer.error.detail);
}

/** Chromium throws "context invalidated" synchronously, other failures come as a rejection. */
async function attempt(send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await send();
  } catch (cause) {
    throw browser.runtime?.id === undefined ? new CodedError("reload-page", undefined, { cause }) : sendFailure(cause);
  }
}
