import { citationTo } from "../../../conversation/citation.ts";
import type { Citation } from "../../../conversation/model.ts";
import { type Fields, idIn, isFields, lineIn, textIn } from "../../foreign/fields.ts";

/** Most values of tool results that are looked through for sources. */
const mostLooks = 20_000;

/** Sources by the numbers that references name them by, from whatever a message's tools have found. */
export function sourcesByNumber(found: readonly unknown[]): Map<string, Citation> {
  const sources = new Map<string, Citation>();
  const rest = found.map(opened);
  for (let looks = 0; rest.length > 0 && looks < mostLooks; looks++) {
    const value = rest.pop();
    if (Array.isArray(value)) rest.push(...value.slice(0, mostLooks));
    else if (isFields(value)) {
      note(value, sources);
      rest.push(...Object.values(value).slice(0, mostLooks));
    }
  }
  return sources;
}

function note(value: Fields, sources: Map<string, Citation>): void {
  const number = ["referenceId", "reference_id", "id", "index"].map((key) => idIn(value, key)).find(Boolean);
  const citation = citationTo(
    textIn(value, "url") || textIn(value, "source"),
    lineIn(value, "title") || lineIn(value, "name"),
  );
  if (number !== undefined && citation.url !== "" && !sources.has(number)) sources.set(number, citation);
}

/** Results stand in some chats as texts of JSON. */
function opened(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
