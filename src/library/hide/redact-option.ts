import type { ExportOptions } from "../../export/options.ts";
import type { RedactChoice } from "../../redact/redactor.ts";
import type { Hiding } from "./stored-hiding.ts";

/** What is hidden, as options of an export have it; everything that is found, where nothing is said to stay. */
export function redactOption({
  kinds,
  words,
  keep = [],
}: Hiding & Partial<RedactChoice>): NonNullable<ExportOptions["redact"]> {
  return { kinds: [...kinds], words: [...words], keep: [...keep] };
}
