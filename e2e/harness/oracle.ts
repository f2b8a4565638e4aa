import { createHash } from "node:crypto";
import type { Citation, Message, Part, Thread } from "../../src/conversation/model.ts";
import type { LayoutName } from "../sites/chatgpt/page/config.ts";
import { canonical } from "../sites/markdown/canonical.ts";
import { png } from "../sites/png.ts";
import { pathTo, type SourceConversation, type SourceMessage } from "../sites/source.ts";

/** What was held of a conversation, compared with what the page was made from. */
export interface Verdict {
  compared: number;
  /** One line per difference; empty when all is as it should be. */
  problems: string[];
}

interface Scene {
  source: SourceConversation;
  layout: LayoutName;
  /** Without: images count as they are, whether their bytes were fetched or not. */
  images: boolean;
}

type Kind<K extends Part["kind"]> = Extract<Part, { kind: K }>;

const partsOf = <K extends Part["kind"]>(parts: readonly Part[], kind: K): Kind<K>[] =>
  parts.filter((part): part is Kind<K> => part.kind === kind);

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** First difference of two lists, with a little around it. */
function difference(got: readonly string[], wanted: readonly string[]): string | null {
  const at = Array.from({ length: Math.max(got.length, wanted.length) }).findIndex((_, i) => got[i] !== wanted[i]);
  if (at < 0) return null;
  const around = (list: readonly string[]): string => list.slice(Math.max(0, at - 1), at + 2).join(" ");
  return `at ${at}: got ‹${around(got)}›, wanted ‹${around(wanted)}›`;
}

/** Both texts rendered to what they say, citations as their addresses. */
function compareMarkdown(got: string, wanted: string, cites: readonly Citation[], { source }: Scene): string | null {
  const heldAt = (label: string): string => cites.find((cite) => cite.label === label)?.url ?? `unknown ${label}`;
  const shownAt = (key: string): string => source.sources[key]?.url ?? key;
  return difference(
    canonical(got, { html: "all", cited: heldAt }),
    canonical(wanted, { html: "listed", cited: shownAt }),
  );
}

/** The text of an answer, as the layout shows it: the classic one shows an earlier message of the same turn as text too. */
function wantedText(message: SourceMessage, layout: LayoutName): string {
  const text = message.text.replace(/^\{\{writing\}\}\n\n/m, "");
  return [layout === "classic" ? message.preface?.text : undefined, text].filter(Boolean).join("\n\n");
}

function answerProblems(message: SourceMessage, parts: readonly Part[], scene: Scene): (string | null)[] {
  const cites = partsOf(parts, "citations").flatMap(({ items }) => items);
  const text = partsOf(parts, "text")
    .map((part) => part.text)
    .join("\n\n");
  const titles = cites.filter((cite) => !Object.values(scene.source.sources).some(({ title }) => title === cite.title));
  const thought = partsOf(parts, "reasoning");
  const lost = message.thought && thought.length === 0 ? "the thinking is not named" : null;
  // The pair layout shows the thinking's text, and earlier messages of the turn in the same tone.
  const shown = scene.layout === "pair" ? [message.preface?.text, message.thought?.text].filter(Boolean) : [];
  const told = thought.map((part) => part.text).join("\n\n");
  const reasoning = shown.length > 0 ? compareMarkdown(told, shown.join("\n\n"), [], scene) : null;
  const artifact = partsOf(parts, "artifact")[0];
  const writing = message.writing
    ? artifact
      ? compareMarkdown(artifact.content, message.writing.markdown, [], scene)
      : "the writing block is lost"
    : null;
  const research = message.research && partsOf(parts, "unreadable").length === 0 ? "the report is not named" : null;
  return [
    compareMarkdown(text, wantedText(message, scene.layout), cites, scene),
    titles[0] ? `citation titled ${titles[0].title}` : null,
    lost,
    reasoning && `thinking ${reasoning}`,
    writing && `writing block ${writing}`,
    research,
  ];
}

function promptProblems(message: SourceMessage, parts: readonly Part[]): (string | null)[] {
  const texts = partsOf(parts, "text");
  const plain = texts.length === 1 && texts[0]?.format === "plain" && texts[0].text === message.text;
  const files = (message.uploads ?? []).flatMap((upload) => (upload.kind === "file" ? [upload.name] : []));
  const held = partsOf(parts, "file").map((part) => part.name);
  return [
    plain || message.text === "" ? null : `typed ${JSON.stringify(message.text)}, held ${JSON.stringify(texts)}`,
    files.every((name) => held.includes(name)) ? null : `files ${files.join()} held as ${held.join()}`,
  ];
}

function imageProblems(message: SourceMessage, parts: readonly Part[], { images }: Scene): (string | null)[] {
  const wanted = [
    ...(message.uploads ?? []).flatMap((upload) => (upload.kind === "image" ? [upload.id] : [])),
    ...(message.images ?? []).map((image) => image.id),
  ];
  const held = partsOf(parts, "image");
  if (held.length !== wanted.length) return [`${held.length} images instead of ${wanted.length}`];
  if (!images) return [];
  return held.map((part, index) => {
    if (!part.asset) return `image ${part.key} without bytes: ${part.problem}`;
    if (part.asset.redrawn) return null;
    return part.asset.sha256 === sha256(png(wanted[index] ?? "")) ? null : `image ${part.key} has other bytes`;
  });
}

/** What is wrong with a held message, given the one that the page showed. */
export function messageProblems(message: SourceMessage, held: Message, scene: Scene): string[] {
  const found = [
    held.role === message.role ? null : `role ${held.role}`,
    held.finished ? null : "not finished",
    ...(message.role === "user" ? promptProblems(message, held.parts) : answerProblems(message, held.parts, scene)),
    ...imageProblems(message, held.parts, scene),
    scene.layout === "classic" && message.model && !message.images && !message.research && held.model !== message.model
      ? `model ${held.model}`
      : null,
  ];
  return found.filter((problem) => problem !== null).map((problem) => `${message.id} (${message.role}): ${problem}`);
}

const idsOf = (message: Message): string[] => [message.id, ...message.aliases];

/** Compares the shown path of a held conversation with the source's. */
export function compareThread(
  thread: Thread,
  source: SourceConversation,
  layout: LayoutName,
  { images = true, wanted = pathTo(source.messages, source.leaf) }: { images?: boolean; wanted?: SourceMessage[] } = {},
): Verdict {
  const scene = { source, layout, images };
  const byId = new Map(thread.messages.map((message) => [message.id, message]));
  const path = thread.path.flatMap((step) => ("message" in step ? [byId.get(step.message)] : []));
  const problems: string[] = [];
  if (path.length !== wanted.length) problems.push(`${path.length} messages on the path instead of ${wanted.length}`);
  // Compared in step: where something is missing or added, the path is joined again at the next id that both have.
  let at = 0;
  for (const message of wanted) {
    const there = hasOwnId(message, layout) ? path.findIndex((held) => held && idsOf(held).includes(message.id)) : at;
    const held = path[there];
    if (!held) {
      problems.push(`${message.id} (${message.role}): missing`);
      continue;
    }
    if (there !== at) problems.push(`${message.id}: at ${there} instead of ${at}`);
    at = there + 1;
    problems.push(...messageProblems(message, held, scene));
  }
  return { compared: wanted.length, problems };
}

/** Uploaded files, which no page gives an address for: they stay unread. */
export function unreadFiles(messages: readonly SourceMessage[]): number {
  return messages.flatMap((message) => message.uploads ?? []).filter((upload) => upload.kind === "file").length;
}

/** The classic layout shows no message id for answers that are only a picture or a frame. */
function hasOwnId(message: SourceMessage, layout: LayoutName): boolean {
  return layout !== "classic" || !(message.images || message.research);
}
