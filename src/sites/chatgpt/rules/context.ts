import type { Part } from "../../../conversation/model.ts";
import type { RuleAnswer } from "../../../markdown/convert.ts";
import type { Draft } from "../draft.ts";

/** What the rules for one body share. */
export interface BodyContext {
  /** The element being converted. */
  root: Element;
  draft: Draft;
  /** Puts parts of their own into the message at this place. */
  insert(...parts: Part[]): RuleAnswer;
  /** Converts something inside by itself, with the same rules. */
  inside(element: Element): Inside;
}

export interface Inside {
  markdown: string;
  parts: Part[];
}

/** What to do with some of the elements of a body, by lower-case tag name. */
export interface BodyRule {
  tags: readonly string[];
  apply(element: Element, context: BodyContext): RuleAnswer | undefined;
}
