import { type Fields, textIn } from "../../foreign/fields.ts";

/** Texts in which patterns are looked for; longer ones could take minutes with a hostile pattern. */
const longest = 16 * 1024;

/**
 * A text after one update of the canvas tool (`{pattern, multiple, replacement}`, a Python pattern).
 * @returns undefined where the pattern is not found or not one that can be tried without risk
 */
export function updated(text: string, update: Fields): string | undefined {
  const [pattern, replacement] = [textIn(update, "pattern"), textIn(update, "replacement")];
  if (/^(?:\(\?s\))?\^?(?:\.[*+]|\[\\s\\S\]\*)\$?$/.test(pattern)) return replacement;
  const literal = literalOf(pattern);
  if (literal !== undefined) return literallyUpdated(text, literal, replacement, update.multiple === true);
  const expression =
    text.length <= longest && isHarmless(pattern) ? compiled(pattern, update.multiple === true) : undefined;
  if (!expression?.test(text)) return undefined;
  expression.lastIndex = 0;
  return text.replace(expression, (...found) => filledIn(replacement, found));
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
  if (!text.includes(found)) return undefined;
  const filled = filledIn(replacement, [found]);
  return everywhere ? text.replaceAll(found, () => filled) : text.replace(found, () => filled);
}

/** At most one part without an end, and none repeated: nothing that could be tried in very many ways. */
function isHarmless(pattern: string): boolean {
  const bare = pattern.replace(/\\./gs, "a").replace(/\[[^\]]*\]/g, "a");
  return pattern.length <= 5_000 && !/\)[*+?{]|\\|\(\?[^:]|\{/.test(bare) && (bare.match(/[*+]/g) ?? []).length <= 1;
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
