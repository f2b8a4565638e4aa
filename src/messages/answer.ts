import { browser, type Runtime } from "../browser.ts";
import { type Addressee, type Answer, type Envelope, envelopeFor } from "./envelope.ts";
import { CodedError } from "./errors.ts";
import { type Sender, type SenderKind, senderKind, senderOf } from "./sender.ts";

/** Handlers by name, as one kind of sender sees them. */
export interface Table {
  handlers: object;
  /** Says whether a payload fits; absent: payloads of this sender are trusted. */
  fits?(name: string, ask: unknown): boolean;
  /** Names that exist but are not for this sender. */
  others?: object;
}

/**
 * Answers messages for `to` until the signal aborts. Senders without a table get no answer at all.
 * Must be called synchronously when a context starts, or a message that wakes it is lost.
 */
export function listen(
  to: Addressee,
  tables: Partial<Record<SenderKind, Table>>,
  options: { signal?: AbortSignal | undefined; whileBusy?: (work: Promise<unknown>) => void } = {},
): void {
  // Answers through `send` and says so by `true`: the one way that Chromium, Firefox and the polyfill all understand.
  const listener = ((raw: unknown, from: Runtime.MessageSender, send: (answer: unknown) => void) => {
    const kind = senderKind(from);
    const table = kind && tables[kind];
    const envelope = envelopeFor(to, raw);
    if (!table || !envelope) return undefined;
    const work = answerOf(table, envelope, senderOf(from));
    options.whileBusy?.(work);
    void work.then(send);
    return true;
  }) as Runtime.OnMessageListener;
  if (options.signal?.aborted) return;
  browser.runtime.onMessage.addListener(listener);
  options.signal?.addEventListener("abort", () => browser.runtime.onMessage.removeListener(listener));
}

/** `null`, which is no answer: this context is being ended, and what it did not do was not refused. */
async function answerOf(table: Table, { name, ask }: Envelope, sender: Sender): Promise<Answer | null> {
  try {
    const value: unknown = await handlerOf(table, name, ask)(ask, sender);
    return value === undefined ? { ok: true } : { ok: true, value };
  } catch (error) {
    return isEnding(error) ? null : { ok: false, error: crossing(error) };
  }
}

/** Chromium rejects calls of browser functions so while it ends the worker that makes them (156, 2026-11). */
function isEnding(error: unknown): boolean {
  return error instanceof Error && error.message === "No SW";
}

function handlerOf(table: Table, name: string, ask: unknown): (ask: unknown, sender: Sender) => unknown {
  if (!Object.hasOwn(table.handlers, name)) {
    throw new CodedError(Object.hasOwn(table.others ?? {}, name) ? "not-allowed" : "bad-message", "name");
  }
  if (table.fits && !table.fits(name, ask)) throw new CodedError("bad-message", name);
  return (table.handlers as Record<string, (ask: unknown, sender: Sender) => unknown>)[name] as never;
}

/** An error as it crosses. Messages of foreign errors may quote a conversation (JSON.parse does), so only their kind and place go along. */
function crossing(error: unknown): { code: CodedError["code"]; detail?: string } {
  if (error instanceof CodedError) return { code: error.code, detail: error.message };
  if (!(error instanceof Error)) return { code: "unknown" };
  const place = error.stack?.match(/^\s*at .*$|^.*@.+:\d+:\d+$/m)?.[0]?.trim();
  return { code: "unknown", detail: place ? `${error.name} ${place}` : error.name };
}
