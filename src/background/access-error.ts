import { CodedError, type ErrorCode } from "../messages/errors.ts";

/** Texts of Chromium 156 and Firefox 153 (2026-11) when a script may not run in a tab. */
const refusals: readonly [RegExp, ErrorCode][] = [
  [
    /cannot access (?:a )?[a-z-]+:\/\/ url|url of different extension|extensions gallery|cannot be scripted|showing error page/i,
    "forbidden-page",
  ],
  [/must request permission|missing host permission|cannot access contents/i, "no-access"],
  [/no tab with id|invalid tab id|tab was closed|no frame with id|frame with id \d+ was removed/i, "no-access"],
];

/** Schemes and hosts where browsers let no extension in. */
const closedScheme = /^(?!https?:|file:)[a-z-]+:/i;
const closedHost =
  /^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org|discovery\.addons\.mozilla\.org|accounts\.firefox\.com)(?:[/?#]|$)/i;

/** Why a script could not run in a tab, as an error with a code. Addresses in the browser's text are left out. */
export function accessError(cause: unknown): CodedError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const code = refusals.find(([pattern]) => pattern.test(text))?.[1] ?? "unknown";
  return new CodedError(code, text.replace(/"[^"]*"|https?:\S+/g, "…"), { cause });
}

/** Is this an address where no extension may run? */
export function isForbidden(address: string): boolean {
  return closedScheme.test(address) || closedHost.test(address);
}
