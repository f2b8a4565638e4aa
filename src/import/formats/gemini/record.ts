import type { Citation } from "../../../conversation/model.ts";
import type { HtmlElement } from "../../html/node.ts";
import type { Deed } from "./title.ts";

/** One entry of the activity log, whichever form it was read from. */
export interface ActivityRecord {
  /** The product's name; what has another one is another line of activity. */
  product: string;
  deed: Deed;
  /** Milliseconds since 1970. Where `zoned` is false the clock of the place, as if it were UTC. */
  at?: number;
  zoned: boolean;
  /** The chat's id in the address of the page, where the record has a link to it. */
  chat?: string;
  /** HTML of the answer or document, piece by piece. */
  answer: HtmlElement[];
  files: AttachedFile[];
  sources: Citation[];
  /** Names of keys and of what else was not understood. */
  unknown: string[];
}

export interface AttachedFile {
  /** Name of the file in the export. */
  file: string;
  /** As the user knows it, where the export says so. */
  name: string;
}

const address =
  /^https?:\/\/(?:gemini|bard)\.google\.com\/(?:u\/\d+\/)?(?:app|gem\/[^/?#]+)\/([0-9a-f]{8,40})(?:[/?#]|$)/i;

/** Id of the chat that an address leads to; some exports have it (2026), others only that of the product. */
export function chatIn(url: unknown): string | undefined {
  return typeof url === "string" ? address.exec(url)?.[1]?.toLowerCase() : undefined;
}

/** Whether a record is, or may be, a message. */
export function isMessage({ deed, answer }: ActivityRecord): boolean {
  if (deed.kind === "prompt") return true;
  // A document without content is worth a word where it has a name; those without have nothing, or an address.
  if (deed.kind === "made") return answer.length > 0 || (deed.text !== "" && !/^https?:\/\//i.test(deed.text));
  return deed.kind === "unknown" || answer.length > 0;
}
