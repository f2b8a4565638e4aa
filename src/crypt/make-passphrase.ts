/**
 * Words of two syllables, a consonant and a vowel each: short, said as they are written in most languages, and typed with
 * letters that every keyboard has. A list of words would be of one language; these are nobody's.
 */
const consonants = "bdfgklmnprstvz";
const vowels = "aeiou";

/** Beginnings and whole words that are rude or worse in a language of many. */
const unwanted =
  /^(?:kaka|kaki|kako|pipi|popo|pupu|puta|puto|pede|peda|pedo|teta|tito|titi|fifi|fake|fuki|fuke|fuka|fuku|foda|fode|mama|papa|nazi|rape|rapi|sexu|sado|suka|suki|kula|kulo|polo|pola|pala|bite|bito|zupa|negr|nigg|niga|nega|dago|gabi|koni|kona|kuko|kuka|luda|mori|mota|mora|malo|male)$/;

const syllables = [...consonants].flatMap((consonant) => [...vowels].map((vowel) => consonant + vowel));

/** All words that can come out. */
export const words: readonly string[] = syllables
  .flatMap((first) => syllables.map((second) => first + second))
  .filter((word) => !unwanted.test(word));

/** Words in a passphrase that is offered. */
export const offered = 6;

/** Strength of one word in bits: about 12.2. */
export const bitsOfWord = Math.log2(words.length);

/** A random passphrase: words in lower case with spaces between them. Six have 73 bits. */
export function makePassphrase(count = offered): string {
  return Array.from({ length: count }, () => words[below(words.length)]).join(" ");
}

/** A random whole number below `most` (at most 2^16), each as likely as any other. */
function below(most: number): number {
  const fair = 2 ** 16 - (2 ** 16 % most);
  for (;;) {
    const [number = fair] = crypto.getRandomValues(new Uint16Array(1));
    if (number < fair) return number % most;
  }
}
