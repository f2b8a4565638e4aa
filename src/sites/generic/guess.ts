import type { Role } from "../../conversation/model.ts";

/** Who is talking, as far as a guess goes; nothing else is guessed. */
export type Side = Extract<Role, "user" | "assistant">;

/** A turn of a conversation on a page nobody has described. */
export interface GuessedTurn {
  element: Element;
  /** Absent where the page does not let one tell. */
  role?: Side;
}

/** What was found, how, and how sure it is. */
export interface Guess {
  turns: GuessedTurn[];
  /**
   * `declared`: attributes name both roles. `twins`: names that differ in the role alone. `structure`: siblings that look
   * different. `picked`: like those that the user pointed at.
   */
  by: "declared" | "twins" | "structure" | "picked";
  /** 0 to 1; never more than 0.9. Which turns there are is no more certain than that, whether they are all is not known at all. */
  confidence: number;
}
