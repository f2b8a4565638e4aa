/** What breaks the normal form of our Markdown, outside code: blanks at line ends, more than one empty line, empty ends. */
export function flaws(markdown: string): string[] {
  const found: string[] = [];
  if (markdown !== markdown.replace(/^\n+|\n+$/g, "")) found.push("line breaks at the ends");
  let fence = "";
  let empty = false;
  markdown.split("\n").forEach((line, at) => {
    const signs = /^(?:\s|>|[-*]\s|\d+[.)]\s)*(`{3,})[^`]*$/.exec(line)?.[1] ?? "";
    const inside = fence !== "";
    if (!inside) fence = signs;
    else if (signs === fence && line.trimEnd().endsWith(fence)) fence = "";
    const shown = inside || signs !== "" ? "x" : line;
    if (/[ \t]$/.test(shown)) found.push(`blank at the end of line ${at + 1}`);
    if (shown === "" && empty) found.push(`second empty line ${at + 1}`);
    empty = shown === "";
  });
  return found;
}
