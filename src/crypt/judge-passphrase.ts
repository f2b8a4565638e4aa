import { words } from "./make-passphrase.ts";

/**
 * - `short`: fewer than 10 characters and fewer than 4 of the words that we offer
 * - `easy`: long enough, but soon guessed: one thing over and over, a row of keys, a date, a word that everybody tries
 */
export type PassphraseFault = "short" | "easy";

const shortest = 10;
const fewestWords = 4;
/** With what opening costs (a second and a half for each try) 36 bits are 3,000 years of one machine, and rough figures. */
const enough = 36;

const known = new Set(words);

/** Rows of keys and of letters, in which neighbours are no news. */
const rows = [
  "0123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "qsdfghjklm",
  "zxcvbnm",
  "yxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn",
];

/** What is tried first, in lower case and with signs that stand for letters undone. */
const tried =
  /password|passwort|passwd|passphrase|contrasena|motdepasse|senha|kennwort|geheim|secret|convokeep|chatgpt|openai|claude|backup|iloveyou|letmein|welcome|willkommen|bienvenue|monkey|dragon|master|admin|football|sunshine|princess|superman|batman|trustno|starwars|login|changeme|default|qwerty|qwertz|azerty/g;

/**
 * What is wrong with a passphrase, if anything is. There are no rules on what kinds of signs it must have: they make
 * passphrases that are hard to keep and easy to guess.
 */
export function faultOf(passphrase: string): PassphraseFault | undefined {
  const text = passphrase.normalize("NFKC").trim();
  const ours = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => known.has(word));
  if (new Set(ours).size >= fewestWords) return undefined;
  if ([...text].length < shortest) return "short";
  return bitsOf(text) < enough ? "easy" : undefined;
}

/** About how many bits a passphrase is worth to one who knows these habits. */
export function bitsOf(passphrase: string): number {
  const plain = unmasked(passphrase.normalize("NFKC").toLowerCase());
  // Each of these is one of a few hundred things that are tried first.
  const habits = plain.match(tried)?.length ?? 0;
  const rest = withoutDates(plain.replace(tried, ""));
  return Math.min(ofCharacters(rest.text), ofRepeats(rest.text)) + habits * 8 + rest.dates * 12;
}

const masks: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/** Signs between letters that stand for letters. */
function unmasked(text: string): string {
  return text.replace(/(?<=[a-z])[@431!0$57](?=[a-z])/g, (sign) => masks[sign] ?? sign);
}

function withoutDates(text: string): { text: string; dates: number } {
  const date = /(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/g;
  return { text: text.replace(date, ""), dates: text.match(date)?.length ?? 0 };
}

/** Each character that does not follow from the ones before it counts. */
function ofCharacters(text: string): number {
  const characters = [...text];
  const news = characters.filter((character, at) => !follows(characters[at - 1], character));
  const each = Math.log2(kindsOf(text));
  // Words are not random letters: what is seen again counts less.
  return [...new Set(news)].length * each * 0.8 + (news.length - new Set(news).size) * each * 0.45;
}

function follows(before: string | undefined, character: string): boolean {
  if (before === undefined) return false;
  if (before === character) return true;
  return rows.some((row) => row.includes(before + character) || row.includes(character + before));
}

/** A text that is a shorter one over and over is worth that one. */
function ofRepeats(text: string): number {
  for (let length = 1; length <= text.length / 2; length++) {
    const piece = text.slice(0, length);
    if (piece.repeat(Math.ceil(text.length / length)).startsWith(text)) return ofCharacters(piece) + 3;
  }
  return Number.POSITIVE_INFINITY;
}

/** How many signs one of its kinds could have been. */
function kindsOf(text: string): number {
  const kinds: [RegExp, number][] = [
    [/[a-z]/, 26],
    [/[0-9]/, 10],
    [/[\u0021-\u002f\u003a-\u0060\u007b-\u007e ]/, 30],
    [/[\u0080-\u2fff]/, 60],
    [/[\u3000-\u{10ffff}]/u, 1000],
  ];
  return kinds.reduce((sum, [kind, size]) => (kind.test(text) ? sum + size : sum), 2);
}
