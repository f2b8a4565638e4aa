import type { Random } from "../../../archive/search/testing/random.ts";
import { look, message } from "../../../archive/testing/looks.ts";
import type { Capture, CapturedMessage } from "../../../conversation/capture.ts";
import type { OrganisingChange } from "../../../conversation/organising.ts";

/** Part of a conversation that branches, with texts that are sometimes put otherwise. */
export function lookOf(random: Random, chat: string): Capture {
  const fork = random.chance(0.7) ? 99 : random.below(6);
  const end = 1 + random.below(8);
  const from = random.below(Math.min(end, 3));
  const entries = Array.from({ length: end - from }, (_, at) => {
    const place = from + at;
    const name = `${place % 2 === 0 ? "u" : "a"}${place}${place >= fork ? "x" : ""}`;
    const text = `${chat} ${name} ${random.chance(0.1) ? "in quite other words, edited" : "as it was said at first"}`;
    const image = { kind: "image" as const, key: `k-${name}`, alt: `Picture of ${name}`, origin: "upload" as const };
    const parts = [
      { kind: "text" as const, format: "markdown" as const, text },
      ...(random.chance(0.1) ? [image] : []),
    ];
    return message(`${chat}-${name}`, text, { role: place % 2 === 0 ? "user" : "assistant", parts });
  });
  const start = from === 0 ? ("start" as const) : ("unknown" as const);
  return look(chat, entries, { evidence: { start, end: true } });
}

/** What a message says in words. */
export function textIn({ parts }: Pick<CapturedMessage, "parts">): string {
  return parts.flatMap((part) => (part.kind === "text" ? part.text : []))[0] ?? "";
}

/** One thing that a person sets. */
export function setOf(random: Random): OrganisingChange["set"] {
  const words = ["Sea", "land", "sky"];
  switch (random.below(5)) {
    case 0:
      return { tags: words.filter(() => random.chance(0.5)) };
    case 1:
      return { folder: random.chance(0.3) ? null : random.pick(words) };
    case 2:
      return { starred: random.chance(0.5) };
    case 3:
      return { ownTitle: random.chance(0.3) ? null : random.pick(words) };
    default:
      return { note: random.chance(0.3) ? null : random.pick(words) };
  }
}
