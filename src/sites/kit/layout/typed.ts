import { all, textOf } from "../../dom.ts";
import type { BodyReader } from "../body.ts";
import { addText, type Draft } from "../draft.ts";
import { isRendered, typedText } from "../user-text.ts";
import type { Marks } from "./marks.ts";

/** Adds what a person typed: as typed, or as Markdown where the site has rendered it. */
export function addTyped(marks: Marks, body: BodyReader, element: Element, draft: Draft): void {
  const lines = marks.typedLine === undefined ? [] : all(element, marks.typedLine);
  if (lines.length > 0) addText(draft, "plain", lines.map(lineText).join("\n"));
  else if (marks.typedAs === "rendered" || (!marks.typedAs && isRendered(element))) body.readBody(element, draft);
  else addText(draft, "plain", typedText(element));
}

/** The page's own indentation around a line is none of it. */
function lineText(line: Element): string {
  return textOf(line).replace(/^\s*\n\s*|\s*\n\s*$/g, "");
}
