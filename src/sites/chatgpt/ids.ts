/**
 * Ids the page gives out before the server has given the lasting one, or that are counted anew at each look (2026-10):
 * `request-WEB:<uuid>-5`, `pending-chatgpt-submit`, `pending-<uuid>`, `client-created-root`, `…-root`,
 * `paginated-root:<id>`, `fallback-turn-2:3:assistant`, placeholders while an answer starts.
 */
const transient = "request- pending- placeholder- client-created- paginated-root: fallback-turn-".split(" ");

/** Whether an id names the message for good. */
export function isLasting(id: string | null | undefined): id is string {
  if (!id?.trim() || id.endsWith("-root")) return false;
  return !transient.some((beginning) => id.startsWith(beginning));
}

/** The lasting ones among `ids`, trimmed, each once, in order. */
export function lastingIds(...ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter(isLasting).map((id) => id.trim()))];
}
