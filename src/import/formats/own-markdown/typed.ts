import { plainToMarkdown } from "../../../markdown/plain.ts";

/**
 * What a person typed, from the Markdown that shows it; `null` for Markdown that no typed text gives. Tabs have become
 * spaces and spaces at the ends of lines are gone; every other character is as it was.
 */
export function typedText(markdown: string): string | null {
  const typed = markdown
    .split("\n")
    .map((line) => line.replace(/ {2}$/, ""))
    .map((line) => (line === "&nbsp;" ? "" : line))
    .join("\n")
    .replace(/&nbsp;/g, " ")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
  // A line break at the end shows nowhere, so of two one is written.
  return [typed, `${typed}\n`].find((each) => plainToMarkdown(each) === markdown) ?? null;
}
