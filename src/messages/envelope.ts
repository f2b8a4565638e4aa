import type { ErrorCode } from "./errors.ts";

/** Who a message is for: `runtime.sendMessage` reaches every extension page at once, so each message says it. */
export type Addressee = "background" | "content" | "offscreen" | "pages";

/** A message on its way. JSON only. */
export interface Envelope {
  to: Addressee;
  name: string;
  ask?: unknown;
}

/** What comes back. An own shape, so that "nobody answered" (`undefined`) is never mistaken for an answer. */
export type Answer = { ok: true; value?: unknown } | { ok: false; error: { code: ErrorCode; detail?: string } };

/** The envelope, when `raw` is one for `to`; everything else is none of our business. */
export function envelopeFor(to: Addressee, raw: unknown): Envelope | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { to: addressee, name, ask } = raw as Record<string, unknown>;
  return addressee === to && typeof name === "string" ? { to, name, ask } : undefined;
}

/** True for what `answerOf` in answer.ts makes. */
export function isAnswer(raw: unknown): raw is Answer {
  return typeof raw === "object" && raw !== null && typeof (raw as { ok?: unknown }).ok === "boolean";
}
