import type { Message, PathStep } from "../../../conversation/model.ts";
import { localDay } from "../../../lib/local-day.ts";

/** A day on which something was written, in the reader's time zone. */
export interface Day {
  /** `2026-11-20`, as a date field has it. */
  key: string;
  /** Id of the first message of it on the path. */
  first: string;
  count: number;
}

export interface Days {
  days: readonly Day[];
  /** `sent`: the site says when messages were written. `saved`: it does not, these are the days on which they were seen. */
  from: "sent" | "saved";
}

/** The days of a path in the order in which they come. Messages of which nothing is known belong to the day before them. */
export function daysOf(steps: readonly PathStep[], byId: ReadonlyMap<string, Message>): Days {
  const messages = steps.flatMap((step) => ("message" in step ? (byId.get(step.message) ?? []) : []));
  const sent = collect(messages, ({ sentAt }) => sentAt);
  return sent.length > 0
    ? { days: sent, from: "sent" }
    : { days: collect(messages, ({ capturedAt }) => capturedAt), from: "saved" };
}

function collect(messages: readonly Message[], timeOf: (message: Message) => string | undefined): Day[] {
  const days: Day[] = [];
  for (const message of messages) {
    const time = timeOf(message);
    const last = days.at(-1);
    const key = time === undefined ? last?.key : localDay(new Date(time));
    if (key === undefined) continue;
    if (last?.key === key) last.count += 1;
    else days.push({ key, first: message.id, count: 1 });
  }
  return days;
}

/** The first message on a day or after it; where nothing is later, the last day's. */
export function messageOn(days: readonly Day[], key: string): string | undefined {
  return (days.find((day) => day.key >= key) ?? days.at(-1))?.first;
}
