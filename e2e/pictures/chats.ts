import type { Capture, CapturedMessage } from "../../src/conversation/capture.ts";
import type { Organising, OrganisingChange } from "../../src/conversation/organising.ts";
import { bread, porto, sensor, sensorAgain } from "./featured.ts";
import { followUps, subjects } from "./subjects.ts";

const day = 86_400_000;

interface Place {
  site: string;
  address: string;
  model: string;
}

const places: readonly Place[] = [
  { site: "chatgpt", address: "https://chatgpt.com/c/", model: "GPT-5" },
  { site: "claude", address: "https://claude.ai/chat/", model: "Claude Opus 4" },
  { site: "chatgpt", address: "https://chatgpt.com/c/", model: "GPT-5" },
  { site: "gemini", address: "https://gemini.google.com/app/", model: "Gemini 2.5 Pro" },
  { site: "perplexity", address: "https://www.perplexity.ai/search/", model: "Sonar" },
];

interface Told {
  title: string;
  place: Place;
  name: string;
  /** When the last message was written, in ms since 1970. */
  at: number;
  messages: readonly CapturedMessage[];
  /** How many messages the page says there are. */
  stated?: number;
}

function captureOf({ title, place, name, at, messages, stated = messages.length }: Told): Capture {
  const timed = messages.map((message, index) => ({
    ...message,
    sentAt: new Date(at - (messages.length - index) * 90_000).toISOString(),
  }));
  const isWhole = stated === messages.length;
  return {
    conversation: {
      site: place.site,
      id: `${place.site}:${name}`,
      url: `${place.address}${name}`,
      title,
      model: place.model,
    },
    layout: "sample",
    capturedAt: new Date(at).toISOString(),
    trigger: "save",
    entries: isWhole
      ? timed
      : [{ kind: "gap", reason: "older-not-loaded", missing: stated - messages.length }, ...timed],
    evidence: { start: isWhole ? "start" : "older", end: true, stated },
    health: { containers: messages.length, read: messages.length, missing: [] },
  };
}

const spoken = (id: string, text: string): CapturedMessage => {
  const role = id.startsWith("u") ? ("user" as const) : ("assistant" as const);
  const format = role === "user" ? ("plain" as const) : ("markdown" as const);
  return { kind: "message", ids: [id], role, parts: [{ kind: "text", format, text }], finished: true };
};

/** A question with its answer, and so many exchanges after it. */
function talk(question: string, answer: string, further: number, seed: number): CapturedMessage[] {
  const pairs = [
    [question, answer],
    ...Array.from({ length: further }, (_, at) => followUps[(seed + at * 5) % followUps.length]),
  ];
  return pairs.flatMap((pair, at) => [spoken(`u${at}`, pair?.[0] ?? ""), spoken(`a${at}`, pair?.[1] ?? "")]);
}

const placeOf = (index: number): Place => places[(index * 3) % places.length] as Place;
const siteOf = (index: number): string => placeOf(index).site;

/** A person's year of conversations, the newest of them in the last days before `now`. */
export function yearOfChats(now: number): Capture[] {
  const many = Array.from({ length: 150 }, (_, index): Capture => {
    const [title = "", question = "", answer = ""] = subjects[index % subjects.length] ?? [];
    const round = Math.floor(index / subjects.length);
    // Busy weeks and quiet ones.
    const ago = 0.4 + index * 2.3 + 1.6 * Math.sin(index * 1.7);
    const messages = talk(question, answer, (index * 7) % 9, index);
    return captureOf({
      title: round === 0 ? title : `${title}, part ${round + 1}`,
      place: placeOf(index),
      name: `s${index}`,
      at: now - ago * day - ((index * 5) % 11) * 3_600_000,
      messages,
      ...(index % 13 === 4 ? { stated: messages.length + 12 } : {}),
    });
  });
  const [openAi, anthropic, , google] = places as [Place, Place, Place, Place];
  const title = "Watering the tomatoes by soil moisture";
  const at = now - 0.1 * day;
  return [
    ...many,
    captureOf({
      title: "Porto in four days with a seven-year-old",
      place: google,
      name: "porto",
      at: now - 0.9 * day,
      messages: porto,
    }),
    captureOf({
      title: "Sourdough in a cold kitchen",
      place: anthropic,
      name: "bread",
      at: now - 0.3 * day,
      messages: bread,
    }),
    captureOf({ title, place: openAi, name: "sensor", at: at - 600_000, messages: sensorAgain }),
    captureOf({ title, place: openAi, name: "sensor", at, messages: sensor }),
  ];
}

const sets: readonly Partial<Organising>[] = [
  { tags: ["home"], folder: "House" },
  { tags: ["code", "work"], folder: "Work" },
  {},
  { folder: "Work/Letters", tags: ["work"] },
  { tags: ["knitting"] },
  { starred: true, tags: ["japanese"] },
  { tags: ["code"], folder: "Work" },
];

/** What the person has put in order. */
export const organised: readonly OrganisingChange[] = [
  { conversation: "chatgpt:sensor", set: { tags: ["garden", "electronics"], folder: "House/Garden", starred: true } },
  { conversation: "claude:bread", set: { tags: ["recipe"], folder: "Kitchen" } },
  { conversation: "gemini:porto", set: { tags: ["with kids"], folder: "Trips" } },
  ...Array.from({ length: 28 }, (_, index) => ({
    conversation: `${siteOf(index)}:s${index}`,
    set: sets[index % sets.length] ?? {},
  })),
];
