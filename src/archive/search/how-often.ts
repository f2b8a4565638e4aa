/** How often something occurs in a conversation: once, more than once, four times or more. */
export type HowOften = 0 | 1 | 2;

/** How many there are. */
export const steps = 3;
export const mostOften = 2;

/** The step of so many occurrences, which are at least one. */
export function howOften(count: number): HowOften {
  if (count < 2) return 0;
  return count < 4 ? 1 : 2;
}
