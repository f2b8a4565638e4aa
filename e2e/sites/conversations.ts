import { answer } from "./content/blocks.ts";
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
  /** Every prompt is this text. */
  prompt?: string;
  title?: string;
  /** Blocks per answer, at most (default 6). */
  blocks?: number;
}

/** A conversation with all kinds of content; the same wish gives the same conversation. */
export function conversation(wish: Wish): SourceConversation {
  const chance = random(wish.seed);
  const sources = citedPages(chance);
  const id = siteId(chance);
  const title = wish.title ?? name(chance);
  const messages: SourceMessage[] = [];
  for (let index = 0; index < wish.messages; index++) {
    const parent = messages[index - 1]?.id ?? null;
    const message = index % 2 === 0 ? userMessage(chance, wish) : assistantMessage(chance, wish, Object.keys(sources));
    messages.push({ ...message, parent });
  }
  return { id, title, messages, leaf: messages.at(-1)?.id ?? null, sources };
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

function userMessage(chance: Random, wish: Wish): Fresh {
  const message: Fresh = { id: siteId(chance), role: "user", text: wish.prompt ?? prompt(chance) };
  if (wish.plain || !chance.chance(0.06)) return message;
  const image = { kind: "image" as const, id: `file_${chance.hex(16)}`, name: `${name(chance)}.png` };
  const file = { kind: "file" as const, name: `${name(chance)}.pdf`, type: "PDF" };
  return { ...message, uploads: chance.chance(0.5) ? [image] : [image, file] };
}

function assistantMessage(chance: Random, wish: Wish, cites: readonly string[]): Fresh {
  const cited = wish.plain || chance.chance(0.6) ? [] : cites;
  const text = answer(chance, cited, 1, wish.blocks ?? 6);
  const message: Fresh = { id: siteId(chance), role: "assistant", text, model: chance.pick(models) };
  return wish.plain ? message : { ...message, ...extras(chance, message) };
}

const models = ["gpt-5-5", "gpt-5-6-thinking", "gpt-6-pro"];

/** Something beside the text, in about one answer of four. */
function extras(chance: Random, { text }: Fresh): Partial<SourceMessage> {
  const kind = chance.int(1, 40);
  if (kind <= 3) return { preface: { id: siteId(chance), text: sentence(chance) }, thought: thought(chance) };
  if (kind <= 6) return { thought: thought(chance) };
  if (kind === 7) return { text: "", images: [{ id: `file_${chance.hex(16)}`, alt: name(chance) }] };
  if (kind === 8)
    return {
      text: `${text}\n\n{{writing}}\n\n${sentence(chance)}`,
      writing: {
        title: name(chance),
        markdown: `## ${name(chance)}\n\n${sentence(chance)}\n\n- ${name(chance)}\n- **${name(chance)}**`,
      },
    };
  if (kind === 9) return { text: "", research: true };
  if (kind === 10) return { toolTurn: true };
  return {};
}

function thought(chance: Random): { label: string; text: string } {
  return { label: `Thought for ${chance.int(2, 90)}s`, text: `${sentence(chance)}\n\n${sentence(chance)}` };
}
