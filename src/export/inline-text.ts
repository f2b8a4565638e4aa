/** A one-line text as Markdown that shows the same characters: in headings, labels and link texts. */
export function inlineText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*[\]<&$~#|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");
}

/** Schemes an export may link to; anything else is shown, not linked. */
const linkable = /^(?:https?:\/\/|mailto:)/i;

/** A link with a one-line text. */
export function linkTo(text: string, address: string): string {
  return linkAround(inlineText(text) || inlineText(address), address);
}

/** A link around inline Markdown, or that with the address beside it as code where it is no address to follow. */
export function linkAround(shown: string, address: string): string {
  if (linkable.test(address)) return `[${shown}](${linkTarget(address)})`;
  return address === "" ? shown : `${shown} (${codeSpan(address)})`;
}

/** An address as it stands in the parentheses of a link. */
function linkTarget(address: string): string {
  const encoded = address.replace(/[\s<>\\\p{Cc}]/gu, (char) => encodeURIComponent(char));
  return /[()]/.test(encoded) ? `<${encoded}>` : encoded;
}

/** A one-line text as a code span, whatever back-ticks it holds. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const fence = "`".repeat(longestRun(line, "`") + 1);
  const pad = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return fence + pad + line + pad + fence;
}

/** A text as a fenced code block, whatever fences it holds. */
export function fenced(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  const info = language.replace(/[\s`]+/g, " ").trim();
  return `${fence}${info}\n${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${fence}`;
}

function longestRun(text: string, char: string): number {
  return [...text.matchAll(new RegExp(`${char}+`, "g"))].reduce((most, [run]) => Math.max(most, run.length), 0);
}
