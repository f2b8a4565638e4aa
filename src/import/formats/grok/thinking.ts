import type { Part } from "../../../conversation/model.ts";
import { type Fields, fieldsOf, isFields, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { shownValue, toolPart } from "../../foreign/text-part.ts";
import { timeOf } from "../../foreign/times.ts";

const open = "<xai:tool_usage_card>";
const close = "</xai:tool_usage_card>";

/** Thinking and tools of one response (xAI's exports, 2026): traces, those of several agents, steps. */
export function readThinking(record: Fields): Part[] {
  const traces = [textIn(record, "thinking_trace"), ...listIn(record, "agent_thinking_traces").map(traceOf)];
  const label = durationOf(record);
  const seen = new Set<string>();
  const parts = [...traces, ...listIn(record, "steps").flatMap(stepTexts)].flatMap((text) => {
    const { parts: tools, rest } = toolsIn(text);
    const thought: Part[] = rest === "" ? [] : [{ kind: "reasoning", text: rest, ...(label ? { label } : {}) }];
    return [...thought, ...tools];
  });
  // Steps repeat what the traces say.
  return parts.filter((part) => {
    const key = part.kind === "reasoning" ? part.text.replace(/\s+/g, " ") : JSON.stringify(part);
    return !seen.has(key) && seen.add(key);
  });
}

function traceOf(value: unknown): string {
  if (typeof value === "string") return value;
  const trace = fieldsOf(value);
  return textIn(trace, "thinking_trace") || textIn(trace, "trace") || textIn(trace, "text") || shownValue(value);
}

/** Steps have a summary and the card of a tool, or texts of the same. */
function stepTexts(value: unknown): string[] {
  const step = fieldsOf(value);
  const tagged = isFields(step.tagged_text) ? step.tagged_text : step;
  const summary = textIn(tagged, "summary") || lineIn(tagged, "header");
  const card = tagged.tool_usage_card;
  const texts = listIn(step, "text").filter((each) => typeof each === "string");
  const told = [summary, typeof card === "string" ? card : cardText(card), ...texts].filter((text) => /\S/.test(text));
  return told.length > 0 ? told : [shownValue(value)].filter((text) => !/^(?:\{\})?$/.test(text.trim()));
}

/** A card that is an object, as the tag that texts have for it. */
function cardText(card: unknown): string {
  if (!isFields(card)) return "";
  return `${open}<xai:tool_name>${lineIn(card, "tool_name") || lineIn(card, "name")}</xai:tool_name><xai:tool_args>${shownValue(card.tool_args ?? card.args ?? card)}</xai:tool_args>${close}`;
}

/** Takes the cards of tools out of a text. One that is cut off keeps what it has, up to the next. */
export function toolsIn(text: string): { parts: Part[]; rest: string } {
  const [before = "", ...cards] = text.split(open);
  const parts: Part[] = [];
  let rest = before;
  for (const card of cards) {
    const end = card.indexOf(close);
    parts.push(toolOf(end < 0 ? card : card.slice(0, end)));
    if (end >= 0) rest += card.slice(end + close.length);
  }
  return { parts, rest: rest.replace(/\n{3,}/g, "\n\n").trim() };
}

function toolOf(inner: string): Part {
  const name = between(inner, "<xai:tool_name>", "</xai:tool_name>");
  const input = between(inner, "<xai:tool_args>", "</xai:tool_args>");
  const bare = input.replace(/^\s*<!\[CDATA\[/, "").replace(/\]\]>\s*$/, "");
  return toolPart(name.trim(), bare.trim() || (name ? "" : inner.trim()), "");
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  if (start < 0) return "";
  const end = text.indexOf(to, start);
  return text.slice(start + from.length, end < 0 ? undefined : end);
}

/** As the site says it: "Thought for 12s". */
function durationOf(record: Fields): string {
  const [start, end] = [timeOf(record.thinking_start_time), timeOf(record.thinking_end_time)];
  const seconds = start && end ? Math.round((Date.parse(end) - Date.parse(start)) / 1000) : 0;
  return seconds > 0 && seconds < 86_400 ? `Thought for ${seconds}s` : "";
}
