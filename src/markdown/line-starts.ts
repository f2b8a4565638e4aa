import { BREAK, TEXT, type Token } from "./token.ts";

/** Two signs may be enough: in a list, its own sign comes before them. */
const RULE = /^(?:\*[ \t]*){2,}$|^(?:_[ \t]*){2,}$|^(?:-[ \t]*){2,}$/;
const UNDERLINE = /^(?:=+|-+)$/;
const BULLET = /^[-+*](?:[ \t]|$)/;
const NUMBER = /^\d{1,9}(?=[.)](?:[ \t]|$))/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const FENCE = /^(?:~{3,}|`{3,}(?=[^`]*$))/;
const DELIMITER_ROW = /^[|:-][|:\- \t]*$/;
const TASK = /^\[[ xX]\](?:\s|$)/;
const DEFINITION = /^\[(?:[^\]\\]|\\.)+\]:/s;

/**
 * A line of text that begins with the text's own characters, made safe from being read as the start of a block:
 * heading, list item, quote, rule, fence, underline, table, task.
 */
function guardLineStart(line: string, isFirst: boolean, isItemStart: boolean): string {
  if (RULE.test(line)) return line.startsWith("-") ? `\\${line}` : line.replace(/[*_]/g, "\\$&");
  if (BULLET.test(line) || HEADING.test(line) || line.startsWith(">")) return `\\${line}`;
  const fence = FENCE.exec(line);
  if (fence) return fence[0].replace(/./g, "\\$&") + line.slice(fence[0].length);
  const number = NUMBER.exec(line);
  if (number) return `${number[0]}\\${line.slice(number[0].length)}`;
  if (isFirst) return isItemStart && TASK.test(line) ? `\\${line}` : line;
  return UNDERLINE.test(line) || (DELIMITER_ROW.test(line) && line.includes("-")) ? `\\${line}` : line;
}

/** First characters that any of the above begins with: the quick way past for most lines. */
const mayStartBlock = (line: string): boolean => /^[-+*_#>~`|:=[\d]/.test(line);

/** Joins the pieces of a paragraph and guards each of its lines that begins with the text's own characters. */
export function guardLines(line: readonly Token[], written: readonly string[], isItemStart: boolean): string {
  if (line[0]?.type !== TEXT && !line.some((token) => token.type === BREAK)) return written.join("");
  let out = "";
  let start = 0;
  for (let at = 0; at <= line.length; at++) {
    if (at < line.length && line[at]?.type !== BREAK) continue;
    const text = written.slice(start, at).join("");
    const own = line[start]?.type === TEXT && mayStartBlock(text);
    out += own ? guardLineStart(text, start === 0, isItemStart) : text;
    out += written[at] ?? "";
    start = at + 1;
  }
  // A link definition may go over several lines.
  return line[0]?.type === TEXT && DEFINITION.test(out) ? `\\${out}` : out;
}
