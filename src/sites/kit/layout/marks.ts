import { matches } from "../../dom.ts";
import type { LayoutDescription } from "./description.ts";
import type { PartRule } from "./part-rules.ts";

/** A description with the usual filled in, and selectors put together that are asked for again and again. */
export interface Marks extends LayoutDescription {
  hidden: string;
  alert: string;
  editing: string;
  marks: string;
  /** Interface and texts for screen readers; a turn that shows nothing else is empty. */
  unseen: string;
  /** The same, and alerts. */
  leftOut: string;
  /** Whatever a part rule takes; '' where there is none. */
  partsAt: string;
}

/** Classes by which sites hide texts that are for screen readers only. */
const readerOnly = ".sr-only, .visually-hidden, .cdk-visually-hidden, .screen-reader-only";
const alerts = '[role="alert"]';
const editors = 'textarea, [contenteditable="true"], [contenteditable=""]';

export function marksOf(description: LayoutDescription): Marks {
  const { hidden = readerOnly, alert = alerts, skip, parts = [], typed, body } = description;
  return {
    ...description,
    hidden,
    alert,
    editing: description.editing ?? editors,
    marks: description.marks ?? `${typed}, ${body}`,
    unseen: [hidden, skip].filter(Boolean).join(", "),
    leftOut: [hidden, alert, skip].filter(Boolean).join(", "),
    partsAt: parts.map(({ at }) => at).join(", "),
  };
}

/** The rule for an element that one takes. */
export function ruleFor({ parts = [] }: Marks, element: Element): PartRule | undefined {
  return parts.find(({ at }) => matches(element, at));
}
