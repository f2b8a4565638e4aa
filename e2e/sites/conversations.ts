import { answer } from "./content/blocks.ts";
import type { ContentKind } from "./content/kinds.ts";
import { prompt } from "./content/prompts.ts";
import { name, sentence } from "./content/words.ts";
import { type Random, random, siteId } from "./random.ts";
import type { SourceConversation, SourceMessage, SourcePage } from "./source.ts";

export interface Wish {
  seed: number;
  /** Messages on the shown path, prompts and answers together. */
  messages: number;
  /** Leaves out images, uploads, thinking, writing blocks and reports: text only, as logged-out pages have. */
  plain?: boolean;
  /** Every prompt is this text; with `times`, only so many of the last ones, each with a short answer. */
  prompt?: string;
  times?: number;
  title?: string;
  /** Blocks per answer, at most (default 6). */
  blocks?: number;
  /** What a site shows beside the texts (default: all of it). */
  has?: readonly Extra[];
  /** Content that answers are not to have: where nobody knows how a site shows it. */
  without?: readonly ContentKind[];
  /** "one-line": prompts without line breaks, as a search box takes them (default: anything a person may paste). */
  prompts?: "any" | "one-line";
}

export type Extra =
  | "images"
  | "image uploads"
  | "files"
  | "thinking"
  | "prefaces"
  | "writing"
  | "reports"
  | "tool turns"
  | "citations";

/** A conversation with all kinds of content; the same wish gives the same conversation. */
export function conversation(wish: Wish): SourceConversation {
  const chance = random(wish.seed);
  const sources = citedPages(chance);
  const id = siteId(chance);
  const title = wish.title ?? name(chance);
  const messages: SourceMessage[] = [];
  for (let index = 0; index < wish.messages; index++) {
    const parent = messages[index - 1]?.id ?? null;
    const at = wishAt(wish, index);
    const message = index % 2 === 0 ? userMessage(chance, at) : assistantMessage(chance, at, Object.keys(sources));
    messages.push({ ...message, parent });
  }
  return { id, title, messages, leaf: messages.at(-1)?.id ?? null, sources };
}

/** The wish as it holds for one message: repeated prompts may be only the last ones. */
function wishAt(wish: Wish, index: number): Wish {
  const { prompt: repeated, times, messages } = wish;
  if (repeated === undefined || times === undefined) return wish;
  if (index >= messages - 2 * times) return { ...wish, plain: true, blocks: 1 };
  const { prompt: _, ...others } = wish;
  return others;
}

function citedPages(chance: Random): Record<string, SourcePage> {
  const pages: Record<string, SourcePage> = {};
  for (let index = 0; index < 6; index++) {
    const host = `${chance.hex(5)}.example`;
    pages[`s${index}`] = {
      url: `https://${host}/${chance.hex(4)}?page=${index}`,
      title: `${name(chance)} ${chance.pick(["Agency", "Times", "(2026)", "& Co"])}`,
      ...(chance.chance(0.5) ? { more: chance.int(1, 3) } : {}),
    };
  }
  return pages;
}

type Fresh = Omit<SourceMessage, "parent">;

const allowed = ({ has }: Wish, extra: Extra): boolean => has?.includes(extra) ?? true;

function userMessage(chance: Random, wish: Wish): Fresh {
  const message: Fresh = { id: siteId(chance), role: "user", text: wish.prompt ?? typed(chance, wish) };
  if (wish.plain || !chance.chance(0.06)) return message;
  const image = { kind: "image" as const, id: `file_${chance.hex(16)}`, name: `${name(chance)}.png` };
  const file = { kind: "file" as const, name: `${name(chance)}.pdf`, type: "PDF" };
  const all = chance.chance(0.5) ? [image] : [image, file];
  const uploads = all.filter(({ kind }) => allowed(wish, kind === "image" ? "image uploads" : "files"));
  return uploads.length > 0 ? { ...message, uploads } : message;
}

const typed = (chance: Random, { prompts }: Wish): string =>
  prompts === "one-line" ? sentence(chance).replace(/\s+/g, " ") : prompt(chance);

function assistantMessage(chance: Random, wish: Wish, cites: readonly string[]): Fresh {
  const cited = wish.plain || chance.chance(0.6) || !allowed(wish, "citations") ? [] : cites;
  const text = answer(chance, { cites: cited, without: wish.without ?? [] }, 1, wish.blocks ?? 6);
  const message: Fresh = { id: siteId(chance), role: "assistant", text, model: chance.pick(models) };
  return wish.plain ? message : { ...message, ...extras(chance, message, wish) };
}

const models = ["gpt-5-5", "gpt-5-6-thinking", "gpt-6-pro"];

/** Something beside the text, in about one answer of four. */
function extras(chance: Random, { text }: Fresh, wish: Wish): Partial<SourceMessage> {
  const kind = chance.int(1, 40);
  if (kind <= 3 && allowed(wish, "prefaces")) {
    return { preface: { id: siteId(chance), text: sentence(chance) }, thought: thought(chance) };
  }
  if (kind <= 6 && allowed(wish, "thinking")) return { thought: thought(chance) };
  if (kind === 7 && allowed(wish, "images"))
    return { text: "", images: [{ id: `file_${chance.hex(16)}`, alt: name(chance) }] };
  if (kind === 8 && allowed(wish, "writing"))
    return {
      text: `${text}\n\n{{writing}}\n\n${sentence(chance)}`,
      writing: {
        title: name(chance),
        markdown: `## ${name(chance)}\n\n${sentence(chance)}\n\n- ${name(chance)}\n- **${name(chance)}**`,
      },
    };
  if (kind === 9 && allowed(wish, "reports")) return { text: "", research: true };
  if (kind === 10 && allowed(wish, "tool turns")) return { toolTurn: true };
  return {};
}

function thought(chance: Random): { label: string; text: string } {
  return { label: `Thought for ${chance.int(2, 90)}s`, text: `${sentence(chance)}\n\n${sentence(chance)}` };
}
