import type { Conversation } from "../../conversation/model.ts";

/** Conditions that can be switched on beside the place. */
export const filterNames = ["starred", "partial", "noted", "untagged"] as const;
export type FilterName = (typeof filterNames)[number];

const tests: Record<FilterName, (row: Conversation) => boolean> = {
  starred: ({ starred }) => starred,
  partial: ({ coverage }) => coverage.state !== "complete",
  noted: ({ note }) => note !== undefined,
  untagged: ({ tags }) => tags.length === 0,
};

/** Whether all conditions hold. */
export function passes(filters: ReadonlySet<FilterName>, row: Conversation): boolean {
  for (const name of filters) if (!tests[name](row)) return false;
  return true;
}
