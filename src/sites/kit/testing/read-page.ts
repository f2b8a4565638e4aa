import type { ReadMessage } from "../../site.ts";
import { describeLayout } from "../layout/describe-layout.ts";
import type { LayoutDescription } from "../layout/description.ts";

/** Everything a described layout makes of a page that is not shown. */
export function readPage(description: LayoutDescription, html: string) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const layout = describeLayout(description);
  const turns = layout.turns(document);
  const readings = turns.filter(({ mounted }) => mounted).map((turn) => layout.read(turn));
  const messages = readings.flatMap((reading) => reading.messages);
  const unhealthy = layout.health(document).flatMap(({ name, found }) => (found ? [] : [name]));
  return { layout, document, turns, readings, messages, unhealthy, evidence: layout.evidence(document) };
}

/** A message without what is usual. */
export const shown = ({ ids, role, parts, index, finished }: ReadMessage) => ({
  ...(ids.length > 0 && { ids }),
  ...(index !== undefined && { index }),
  role,
  parts,
  ...(!finished && { finished }),
});
export const text = (words: string) => ({ kind: "text", format: "plain", text: words });
export const markdown = (words: string) => ({ kind: "text", format: "markdown", text: words });
