import { CodedError } from "./errors.ts";

/** How a context that is gone shows: nobody listens, it died while answering, or it never answers. */
export type Loss = "no-receiver" | "closed" | "no-answer";

/** The other side is not there, or died before it answered; whether it did the work is not known. */
export class LostAnswer extends CodedError {
  constructor(
    readonly loss: Loss,
    options?: ErrorOptions,
  ) {
    super(loss === "no-receiver" ? "no-access" : "unknown", loss, options);
  }
}

// Texts of Chromium 156 and Firefox 153 (2026-11). The polyfill turns a further one of Chromium into an `undefined` answer.
const losses: readonly [RegExp, Loss][] = [
  [/receiving end does not exist/i, "no-receiver"],
  [
    /message (channel|port) closed|message manager disconnected|actor .*destroyed|promised response .* went out of scope/i,
    "closed",
  ],
];

/** What a failed send means, as an error with a code. */
export function sendFailure(cause: unknown): CodedError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/extension context invalidated|dead object/i.test(text))
    return new CodedError("reload-page", undefined, { cause });
  const loss = losses.find(([pattern]) => pattern.test(text))?.[1];
  return loss ? new LostAnswer(loss, { cause }) : new CodedError("unknown", text, { cause });
}
