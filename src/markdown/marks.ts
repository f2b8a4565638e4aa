/** Something that begins and ends within a line: emphasis, a link, an inline HTML element. */
export interface Mark {
  kind: "delimiter" | "link" | "html";
  /** Ways to write it, best first: what opens and what closes it. Only delimiters have more than one. */
  ways: readonly Way[];
  /** Index into `ways` of the one in use. */
  way: number;
}

type Way = readonly [open: string, close: string];

const emphasis: readonly Way[] = [
  ["*", "*"],
  ["_", "_"],
  ["<em>", "</em>"],
];
const strong: readonly Way[] = [
  ["**", "**"],
  ["__", "__"],
  ["<strong>", "</strong>"],
];
const struck: readonly Way[] = [
  ["~~", "~~"],
  ["<del>", "</del>"],
];

export const emphasisMark = (): Mark => ({ kind: "delimiter", ways: emphasis, way: 0 });
export const strongMark = (): Mark => ({ kind: "delimiter", ways: strong, way: 0 });
export const struckMark = (): Mark => ({ kind: "delimiter", ways: struck, way: 0 });

/** An element that Markdown has no sign for, kept as HTML without attributes. */
export const htmlMark = (name: string): Mark => ({ kind: "html", ways: [[`<${name}>`, `</${name}>`]], way: 0 });

/** `destination`: address and title as they stand in the parentheses. */
export const linkMark = (destination: string): Mark => ({ kind: "link", ways: [["[", `](${destination})`]], way: 0 });

/** The text between is the description. */
export const imageMark = (destination: string): Mark => ({ kind: "link", ways: [["![", `](${destination})`]], way: 0 });

/** The same mark for another paragraph: how it is written is decided there anew. */
export const reopened = (mark: Mark): Mark => ({ ...mark, way: 0 });

export const opening = (mark: Mark): string => mark.ways[mark.way]?.[0] ?? "";
export const closing = (mark: Mark): string => mark.ways[mark.way]?.[1] ?? "";

/** Still written with `*`, `_` or `~`, which mean something only in the right surroundings. */
export const isDelimiter = (mark: Mark): boolean => mark.kind === "delimiter" && mark.way < mark.ways.length - 1;
