import type { Finding } from "../kinds.ts";

/** Longest stretch that a `*` stands for, characters. */
const longestStar = 64;
/** More of them in one pattern would take long on some texts. */
const mostStars = 3;

/**
 * Finder for a user's own words and patterns: `#` stands for a digit, `?` for one character, `*` for some that are not
 * spaces. Upper and lower case are the same; a word is not found inside another one, except where words are not parted by spaces.
 */
export function ownFinder(words: readonly string[]): (text: string) => Finding[] {
  const shapes = words.flatMap((word) => shapeOf(word.trim()) ?? []);
  return (text) =>
    shapes.flatMap((shape) =>
      [...text.matchAll(shape)].map(({ 0: value, index }) => ({
        kind: "own" as const,
        start: index,
        end: index + value.length,
        value: value.normalize("NFC").toLowerCase().replace(/\s+/g, " "),
      })),
    );
}

/** Whether something can be found by it: not by stars alone, nor by too many of them. */
export function isOwnPattern(word: string): boolean {
  const stars = word.replace(/\*+/g, "*").split("*").length - 1;
  return word.length <= 200 && stars <= mostStars && word.replace(/[*?\s]/g, "") !== "";
}

function shapeOf(word: string): RegExp | undefined {
  if (!isOwnPattern(word)) return undefined;
  const body = [...new Set([word.normalize("NFC"), word.normalize("NFD")])].map(bodyOf).join("|");
  const [first = "", last = ""] = [[...word][0], [...word].at(-1)];
  const from = isOfWord(first) ? "(?<![\\p{L}\\p{N}\\p{M}])" : "";
  const to = isOfWord(last) ? "(?![\\p{L}\\p{N}\\p{M}])" : "";
  return new RegExp(`${from}(?:${body})${to}`, "giu");
}

function bodyOf(word: string): string {
  return [...word.replace(/\*+/g, "*").replace(/\s+/g, " ")].map(signOf).join("");
}

function signOf(sign: string): string {
  if (sign === "#") return "\\p{N}";
  if (sign === "?") return "\\S";
  if (sign === "*") return `\\S{0,${longestStar}}`;
  if (sign === " ") return "\\s{1,4}";
  return sign.replace(/[\\^$.|+()[\]{}/]/, "\\$&");
}

/** A letter or digit of a script that parts words by spaces. */
function isOfWord(sign: string): boolean {
  return (
    /[\p{L}\p{N}#]/u.test(sign) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(sign)
  );
}
