import { attributeOf } from "./form.ts";

/** Classes of text that is there for screen readers only, e.g. "You said:". */
const READER_ONLY = /(?:^|\s)(?:sr-only|visually-hidden|cdk-visually-hidden)(?:\s|$)/;

/** True for what the page does not show. `hidden="until-found"` is content folded away, so it counts as shown. */
export function isHidden(element: Element): boolean {
  const hidden = attributeOf(element, "hidden");
  if (hidden !== null && hidden !== "until-found") return true;
  if (attributeOf(element, "aria-hidden") === "true") return true;
  const classes = attributeOf(element, "class");
  return classes !== null && READER_ONLY.test(classes);
}
