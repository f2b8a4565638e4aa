/**
 * Errors that cross contexts: a code that the interface turns into a sentence (`error_<code>` in _locales, hyphens as
 * underscores) saying what happened, what was kept and what to do next. Never carries conversation text.
 */
export const errorCodes = [
  /** The page is no conversation that Convokeep knows. */
  "not-a-chat",
  /** A conversation page without any message. */
  "empty-chat",
  /** Still being written after the longest wait; what is finished was kept. */
  "still-writing",
  /** The browser forbids extensions on this page. */
  "forbidden-page",
  /** No access to this tab any more: the grant was taken back or the tab moved on. */
  "no-access",
  /** The page's old script lost its extension (update): reload the page. */
  "reload-page",
  /** The tab is hidden, so the page does not show its messages. */
  "hidden-tab",
  /** The site looks changed: the drift gate refused to write. */
  "site-changed",
  /** A save of this tab is already running. */
  "busy",
  /** No space left on disk or in the quota. */
  "no-space",
  /** The archive could not be opened. */
  "archive-closed",
  /** Another window holds an older version of the archive open. */
  "archive-blocked",
  /** The archive is locked: it opens with the user's passphrase. */
  "archive-locked",
  /** The archive was written by a newer version of Convokeep. */
  "archive-newer",
  "nothing-to-export",
  /** What is stored of all chats that were to be exported is damaged. */
  "unreadable",
  "download-failed",
  "cancelled",
  /** A message that does not fit the contract. */
  "bad-message",
  "not-allowed",
  "unknown",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error with a code; `detail` is for the maintainer and holds no conversation text. */
export class CodedError extends Error {
  override readonly name = "CodedError";
  constructor(
    readonly code: ErrorCode,
    detail?: string,
    options?: ErrorOptions,
  ) {
    super(detail ?? code, options);
  }
}
