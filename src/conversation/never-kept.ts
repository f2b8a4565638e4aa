/** What is not to be archived by itself. */
export interface NeverKept {
  /** Hosts of pages; those below them count too. With a port where they have one. */
  hosts: readonly string[];
  /** Folders of the archive, with those in them. */
  folders: readonly string[];
  /** Words in a title or among the first messages. */
  words: readonly string[];
}

/** By what a chat is not to be kept. */
export type NeverKeptBy = "site" | "folder" | "words";

export const nothingNeverKept: NeverKept = { hosts: [], folders: [], words: [] };

const mostItems = 200;
const longestItem = 200;
/** Messages of a chat that words are looked for in, from its beginning. */
export const firstMessages = 4;

/** A list as it was stored or read from a file; what does not fit is left out. */
export function readNeverKept(stored: unknown): NeverKept {
  const { hosts, folders, words } = (typeof stored === "object" && stored !== null ? stored : {}) as Partial<
    Record<keyof NeverKept, unknown>
  >;
  return { hosts: textsOf(hosts, hostOf), folders: textsOf(folders, folderOf), words: textsOf(words, wordOf) };
}

export function isNothingNeverKept({ hosts, folders, words }: NeverKept): boolean {
  return hosts.length + folders.length + words.length === 0;
}

/** The host of an address as it is typed (`example.org`, `*.example.org`, `https://example.org/path`); `""` where there is none. */
export function hostOf(typed: string): string {
  const text = typed.trim().replace(/^\*\./, "");
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const host = text !== "" && URL.canParse(address) ? new URL(address).host : "";
  return /^[^\s%]+$/.test(host) ? host : "";
}

/** The folder without white space around its names; `""` for none. */
export function folderOf(typed: string): string {
  return typed
    .split("/")
    .map((name) => name.trim())
    .filter((name) => name !== "")
    .join("/");
}

export function wordOf(typed: string): string {
  return typed.trim().replace(/\s+/g, " ");
}

/** True for an address on one of these hosts, or on one below. */
export function isOnHost({ hosts }: NeverKept, address: string): boolean {
  if (hosts.length === 0 || !URL.canParse(address)) return false;
  const { host, hostname } = new URL(address);
  return hosts.some((own) => [host, hostname].some((name) => name === own || name.endsWith(`.${own}`)));
}

export function isInFolder({ folders }: NeverKept, folder: string | undefined): boolean {
  return folder !== undefined && folders.some((own) => folder === own || folder.startsWith(`${own}/`));
}

/** Finds out whether a text says one of the words: whole words, upper and lower case alike. */
export function wordFinder({ words }: Pick<NeverKept, "words">): (text: string) => boolean {
  const shapes = words.map(shapeOf);
  return (text) => {
    const plain = text.normalize("NFKC");
    return shapes.some((shape) => shape.test(plain));
  };
}

function shapeOf(word: string): RegExp {
  const plain = word.normalize("NFKC");
  const [first = "", last = ""] = [[...plain][0], [...plain].at(-1)];
  const from = isOfWord(first) ? "(?<![\\p{L}\\p{N}\\p{M}])" : "";
  const to = isOfWord(last) ? "(?![\\p{L}\\p{N}\\p{M}])" : "";
  const body = plain.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/ /g, "\\s+");
  return new RegExp(`${from}${body}${to}`, "iu");
}

/** A letter or digit of a script that parts words by spaces. */
function isOfWord(sign: string): boolean {
  return (
    /[\p{L}\p{N}]/u.test(sign) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(sign)
  );
}

function textsOf(list: unknown, clean: (text: string) => string): string[] {
  if (!Array.isArray(list)) return [];
  const texts = list
    .slice(0, mostItems)
    .flatMap((item) => (typeof item === "string" && item.length <= longestItem ? [clean(item)] : []));
  return [...new Set(texts.filter((text) => text !== ""))];
}
