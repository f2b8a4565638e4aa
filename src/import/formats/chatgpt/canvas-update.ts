import { type Fields, textIn } from "../../foreign/fields.ts";

/** Texts in which patterns are looked for; longer ones could take minutes with a hostile pattern. */
const longest = 16 * 1024;

/** Characters above which no update makes a text. */
const largest = 16 * 1024 * 1024;

/** Work that patterns may yet be for one conversation: a pattern is tried from every place of a text up to its end. */
export interface PatternBudget {
  left: number;
}

/** Enough for some 30 patterns in a text of 4,000 characters. */
export const usualBudget = 500_000_000;

/**
 * A text after one update of the canvas tool (`{pattern, multiple, replacement}`, a Python pattern).
 * @returns undefined where the pattern is not found or not one that can be tried without risk
 */
export function updated(text: string, update: Fields, budget: PatternBudget): string | undefined {
  const [pattern, replacement] = [textIn(update, "pattern"), textIn(update, "replacement")];
  const everywhere = update.multiple === true;
  if (/^(?:\(\?s\))?\^?(?:\.[*+]|\[\\s\\S\]\*)\$?$/.test(pattern)) return replacement;
  const literal = literalOf(pattern);
  if (literal !== undefined) return literallyUpdated(text, literal, replacement, everywhere);
  const cost = text.length ** 2;
  if (text.length > longest || cost > budget.left || !isHarmless(pattern)) return undefined;
  budget.left -= cost;
  const expression = compiled(pattern, everywhere);
  if (!expression?.test(text) || !fits(text, replacement, everywhere ? text.length + 1 : 1)) return undefined;
  expression.lastIndex = 0;
  return text.replace(expression, (...found) => filledIn(replacement, found));
}

/** Whether a text stays of a size that can be held. @param times how often it may be replaced */
function fits(text: string, replacement: string, times: number): boolean {
  const groups = replacement.match(/\\(?:\d|g<\d>)/g)?.length ?? 0;
  return times * replacement.length + groups * text.length <= largest;
}

/** What a pattern without special signs stands for; escaped signs are themselves. */
function literalOf(pattern: string): string | undefined {
  const signs: Record<string, string> = { n: "\n", t: "\t", r: "\r" };
  let literal = "";
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern.charAt(at);
    if (/[.*+?^$()[\]{}|]/.test(sign)) return undefined;
    if (sign !== "\\") literal += sign;
    else {
      const next = pattern.charAt(++at);
      if (/[A-Za-z0-9]/.test(next) && signs[next] === undefined) return undefined;
      literal += signs[next] ?? next;
    }
  }
  return literal === "" ? undefined : literal;
}

function literallyUpdated(text: string, found: string, replacement: string, everywhere: boolean): string | undefined {
  const times = everywhere ? Math.ceil(text.length / found.length) : 1;
  if (!text.includes(found) || !fits(text, replacement, times)) return undefined;
  const filled = filledIn(replacement, [found]);
  return everywhere ? text.replaceAll(found, () => filled) : text.replace(found, () => filled);
}

/** At most one part without an end, and none repeated or of several ways: nothing that could be tried in very many ways. */
function isHarmless(pattern: string): boolean {
  if (pattern.length > 5_000) return false;
  const bare = pattern.replace(/\\./gs, "a").replace(/\[[^\]]*\]/g, "a");
  const plain = bare.replaceAll("(?:", "(").replace(/([*+])\?/, "$1");
  return !/\)[*+]|[\\?|{]/.test(plain) && (plain.match(/[*+]/g) ?? []).length <= 1;
}

function compiled(pattern: string, everywhere: boolean): RegExp | undefined {
  try {
    return new RegExp(pattern, everywhere ? "gm" : "m");
  } catch {
    return undefined;
  }
}

/** Python's `\1` and `\g<1>` stand for what was found. */
function filledIn(replacement: string, found: readonly unknown[]): string {
  return replacement.replace(/\\(?:(\d)|g<(\d)>)/g, (whole, plain?: string, named?: string) => {
    const group = found[Number(plain ?? named)];
    return typeof group === "string" ? group : whole;
  });
}
