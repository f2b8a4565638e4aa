import type { ImportedConversation, ImportedMessage } from "../../../conversation/imported.ts";
import { ImportError } from "../../format.ts";
import { refuseRedacted } from "../../redacted.ts";
import type { BlockReader } from "./blocks.ts";
import { frontMatter } from "./front-matter.ts";
import { isGap, lineIn, type ReadSection, readSection } from "./message.ts";
import { sectionsOf } from "./sections.ts";
import { footnotesOf } from "./sources.ts";

/**
 * A Markdown file of ours as a conversation.
 * @throws ImportError `not-understood` where its headings have no numbers, which a style of its own may leave out, `redacted`
 * where what is private was taken out
 */
export function conversationOf(file: string, read: BlockReader): ImportedConversation {
  const lines = file
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const facts = frontMatter(lines);
  if (!facts) throw new ImportError("not-understood", "no front matter of Convokeep");
  refuseRedacted(facts);
  const { notes, start } = footnotesOf(lines);
  const body = lines.map((line, at) => (at < facts.end || at >= start ? "" : line));
  const blocks = read(body.join("\n"));
  const sections = sectionsOf(body, blocks, start);
  if (!sections) throw new ImportError("not-understood", "no headings with numbers");
  const first = sections.list[0]?.start ?? 0;
  const begins = !blocks.some((block) => block.end < first && isGap(lineIn(block, body, "> **"), sections.words));
  const text = { lines: body, blocks, words: sections.words, notes };
  const list = sections.list.map((section) => readSection(section, text));
  const path = list.filter(({ section }) => !section.earlier && /^\d/.test(section.place)).length;
  const { coverage, messages, end: _end, tags, folder, starred, title, redacted: _never, ...known } = facts;
  return {
    kind: "imported",
    ...known,
    ...(title && { title }),
    ...(tags.length > 0 && { tags }),
    ...(folder && { folder }),
    ...(starred && { starred }),
    messages: placed(list, begins),
    ...(path > 0 && { current: path - 1 }),
    // A file of chosen messages says how many there are in all.
    whole: coverage === "complete" && messages === path,
    unknown: [],
  };
}

/** Messages with their parents. An earlier text stands where the later one does. */
function placed(list: readonly ReadSection[], begins: boolean): ImportedMessage[] {
  const places = new Map<string, number>();
  list.forEach(({ section }, at) => {
    if (!section.earlier) places.set(section.place, at);
  });
  const parents = list.map((each, at) => parentOf(each, at, list, places, begins));
  return list.map(({ section, message }, at) => {
    const parent = section.earlier ? parents[places.get(section.place) ?? -1] : parents[at];
    return parent === undefined ? { ...message } : { ...message, parent };
  });
}

function parentOf(
  { section, after }: ReadSection,
  at: number,
  list: readonly ReadSection[],
  places: ReadonlyMap<string, number>,
  begins: boolean,
): number | null | undefined {
  if (section.place.startsWith("B")) return typeof after === "string" ? places.get(after) : after;
  if (at === 0) return begins ? null : undefined;
  return list[at - 1]?.gapBehind ? undefined : at - 1;
}
