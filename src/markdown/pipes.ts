/** Markdown for a table cell: a pipe would end the cell, except where a backslash stands before it already. */
export function escapePipes(markdown: string): string {
  if (!markdown.includes("|")) return markdown;
  return markdown.replace(/\\.|\|/gs, (found) => (found === "|" ? "\\|" : found));
}
