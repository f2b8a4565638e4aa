import type { SiteRule } from "../../../markdown/convert.ts";
import { nameOf } from "../../dom.ts";
import { blockInserts } from "./block-inserts.ts";
import { buttons } from "./buttons.ts";
import { chrome } from "./chrome.ts";
import { citations } from "./citations.ts";
import { codeBlocks } from "./code-blocks.ts";
import type { BodyContext, BodyRule } from "./context.ts";
import { customElement, embeds } from "./embeds.ts";

/** In this order; the first answer counts. */
const rules: readonly BodyRule[] = [chrome, codeBlocks, citations, blockInserts, buttons, embeds];

const byName = new Map<string, BodyRule[]>();
for (const rule of rules) {
  for (const tag of rule.tags) byName.set(tag, [...(byName.get(tag) ?? []), rule]);
}

/** All rules as one, looked up by tag name: sorting them for every body would cost more than reading a short one. */
export function bodyRule(context: BodyContext): SiteRule {
  return {
    apply(element) {
      const name = nameOf(element);
      for (const rule of byName.get(name) ?? []) {
        const answer = rule.apply(element, context);
        if (answer) return answer;
      }
      return name.includes("-") ? customElement(element, context) : undefined;
    },
  };
}
