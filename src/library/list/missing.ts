import type { Coverage } from "../../conversation/model.ts";

/** How many messages are missing, as far as the page says; 0 where it does not. */
export function missingIn({ held, total, gaps }: Coverage): number {
  if (total !== undefined) return Math.max(0, total - held);
  return gaps.reduce((sum, { missing = 0 }) => sum + missing, 0);
}
