import type { Part } from "../../conversation/model.ts";
import type { RuleAnswer, SiteRule } from "../../markdown/convert.ts";
import { nameOf } from "../dom.ts";
import type { Draft } from "./draft.ts";

/** What the rules for one body share. */
export interface BodyContext {
  /** The element being converted. */
  root: Element;
  draft: Draft;
  /** Puts parts of their own into the message at this place. */
  insert(...parts: Part[]): RuleAnswer;
  /** Puts parts behind the text of this body. */
  append(...parts: Part[]): void;
  /** Converts something inside by itself, with the same rules. */
  inside(element: Element): Inside;
}

export interface Inside {
  markdown: string;
  parts: Part[];
}

/** What to do with some of the elements of a body, by lower-case tag name; without `tags` it is asked about every element. */
export interface BodyRule {
  tags?: readonly string[];
  apply(element: Element, context: BodyContext): RuleAnswer | undefined;
}

/**
 * All rules as one, looked up by tag name: sorting them for every body would cost more than reading a short one. They are
 * asked in this order, the first answer counts.
 */
export function bodyRule(rules: readonly BodyRule[]): (context: BodyContext) => SiteRule {
  const always = rules.filter((rule) => !rule.tags);
  const byName = new Map<string, BodyRule[]>();
  for (const name of new Set(rules.flatMap((rule) => rule.tags ?? []))) {
    byName.set(
      name,
      rules.filter((rule) => !rule.tags || rule.tags.includes(name)),
    );
  }
  return (context) => ({
    apply(element) {
      for (const rule of byName.get(nameOf(element)) ?? always) {
        const answer = rule.apply(element, context);
        if (answer) return answer;
      }
      return undefined;
    },
  });
}

/** Parts that a reader adds to the message now belong at this place of the text instead. */
export function moved(context: BodyContext, add: () => void): RuleAnswer {
  const { parts } = context.draft;
  const before = parts.length;
  add();
  return context.insert(...parts.splice(before));
}
