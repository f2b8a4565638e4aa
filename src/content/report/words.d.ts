/** What adapters look for in pages, taken from their selectors when the report's script is built: scripts/page-words.mjs. */
declare module "virtual:page-words" {
  /** By attribute the values that are looked for; `^`, `$` and `*` stand before a beginning, an end, any part of one; attribute `*`: any. */
  export const words: Readonly<Record<string, readonly string[] | undefined>>;
}
