import { browser, type Runtime } from "../browser.ts";
import type { Broadcasts } from "./contract.ts";
import { type Envelope, envelopeFor } from "./envelope.ts";
import { sendFailure } from "./lost-answer.ts";
import { senderKind } from "./sender.ts";

/** Tells every open extension page, from the background. That none is open is no error. */
export async function broadcast<N extends keyof Broadcasts>(
  name: N,
  ...args: Parameters<Broadcasts[N]>
): Promise<void> {
  const envelope: Envelope = { to: "pages", name, ask: args[0] };
  try {
    await browser.runtime.sendMessage(envelope);
  } catch (cause) {
    const failure = sendFailure(cause);
    if (!("loss" in failure)) throw failure;
  }
}

/** Calls back on a broadcast, in an extension page, until the signal aborts. */
export function onBroadcast<N extends keyof Broadcasts>(
  name: N,
  callback: (...args: Parameters<Broadcasts[N]>) => void,
  signal?: AbortSignal,
): void {
  const listener = (raw: unknown, from: Runtime.MessageSender) => {
    const envelope = envelopeFor("pages", raw);
    if (envelope?.name !== name || senderKind(from) !== "page") return undefined;
    callback(...([envelope.ask] as Parameters<Broadcasts[N]>));
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  signal?.addEventListener("abort", () => browser.runtime.onMessage.removeListener(listener));
}
