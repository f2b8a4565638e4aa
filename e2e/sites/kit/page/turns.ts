import type { SourceMessage } from "../../source.ts";

/** What a page keeps together: a message, or a prompt and its answer. */
export interface Unit {
  /** Id in the source of its first message. */
  key: string;
  messages: SourceMessage[];
}

export type Grouping = "messages" | "pairs";

/** The units of a path, oldest first. */
export function unitsOf(path: readonly SourceMessage[], grouping: Grouping): Unit[] {
  const units: Unit[] = [];
  for (const message of path) {
    const last = units.at(-1);
    const joins = grouping === "pairs" && message.role === "assistant" && last?.messages.length === 1;
    if (joins && last.messages[0]?.role === "user") last.messages.push(message);
    else units.push({ key: message.id, messages: [message] });
  }
  return units;
}
