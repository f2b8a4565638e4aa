import type { Side } from "./guess.ts";

/**
 * Words by which markup tells the two sides apart, one in front of the bar, the other behind it. Left and right, question
 * and answer prove nothing: layouts and help pages are made of them.
 */
const pairs = [
  "user human visitor me you|assistant ai bot model agent",
  "prompt query|response reply completion",
  "sent outgoing|received incoming",
];

const words = new Map(
  pairs.flatMap((pair, at) =>
    pair.split("|").flatMap((list, place) => {
      const side: Side = place === 0 ? "user" : "assistant";
      return list.split(" ").map((word) => [word, { side, pair: at }] as const);
    }),
  ),
);

/** What a role's name says: "user", "Assistant", "human". */
export function sideOf(name: string): Side | undefined {
  return words.get(name.trim().toLowerCase())?.side;
}

/** The side that a name's words speak of, if they speak of one alone: "chat-bot-message". */
export function sideWithin(name: string): Side | undefined {
  const sides = new Set(templatesOf(name).map(({ side }) => side));
  return sides.size === 1 ? [...sides][0] : undefined;
}

/** A name with its role taken out, so that the two sides' names are the same: `chat-user` and `chat-bot` are `chat-*`. */
export interface Template {
  key: string;
  side: Side;
}

const before = new Map<string, Template[]>();

/** Every way to see a role in a name; words are parted by signs or capitals. */
export function templatesOf(name: string): Template[] {
  const known = before.get(name);
  if (known) return known;
  const found = seek(name);
  // Pages repeat few names often; one that makes up new ones for ever must not fill the memory.
  if (before.size < 5_000) before.set(name, found);
  return found;
}

function seek(name: string): Template[] {
  const pieces = name.split(/([^A-Za-z]+|(?<=[a-z])(?=[A-Z]))/);
  return pieces.flatMap((piece, at) => {
    const word = words.get(piece.toLowerCase());
    if (!word) return [];
    const key = `${pieces.toSpliced(at, 1, "*").join("")}#${word.pair}`;
    return [{ key, side: word.side }];
  });
}
