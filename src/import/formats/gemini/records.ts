import type { Member, ReadContext, Sample } from "../../format.ts";
import { ImportError } from "../../format.ts";
import { jsonElements } from "../../json/elements.ts";
import { parseElement } from "../../json/parse.ts";
import { cellsOf } from "./cells.ts";
import { htmlRecord } from "./html-record.ts";
import { jsonRecord } from "./json-record.ts";
import type { ActivityRecord } from "./record.ts";

/** A record, or what is wrong with it, or neither for one of another product. */
export interface FoundRecord {
  record: ActivityRecord | null;
  /** Reads it again: the text of a record takes a hundredth of what was read of it. */
  again(): ActivityRecord | null;
  problem?: unknown;
  print: string;
  /** Bytes of the file up to its end. */
  end: number;
}

/** Records of other products at the beginning of an HTML file after which it is known to be another product's. */
const patience = 200;

/**
 * The records of one activity file, in the order of the file.
 * @throws ImportError, when all that is whole was given, for a file that is damaged
 */
export async function* recordsOf(member: Member, { signal }: Pick<ReadContext, "signal">): AsyncGenerator<FoundRecord> {
  if (await isHtml(member, signal)) yield* htmlRecords(member, signal);
  else {
    for await (const element of jsonElements(member, { signal })) {
      const { bytes, print, end, problem } = element;
      const again = () => jsonRecord(parseElement(problem ? { bytes, print, end, problem } : { bytes, print, end }));
      yield { ...found(again), again, print, end };
    }
  }
}

async function* htmlRecords(member: Member, signal: AbortSignal): AsyncGenerator<FoundRecord> {
  const decoder = new TextDecoder();
  let own = 0;
  let others = 0;
  for await (const { bytes, print, end, problem } of cellsOf(member, signal)) {
    const again = () => htmlRecord(decoder.decode(bytes));
    const read = problem ? { record: null, problem } : found(again);
    if (read.record || read.problem) own += 1;
    else others += 1;
    if (own === 0 && others > patience) throw new ImportError("not-understood", "the activity of another product");
    yield { ...read, again, print, end };
  }
}

function found(read: () => ActivityRecord | null): Pick<FoundRecord, "record" | "problem"> {
  try {
    return { record: read() };
  } catch (error) {
    return { record: null, problem: error instanceof RangeError ? new ImportError("too-deep") : error };
  }
}

/** Whether the first character that is no white space is a tag's. */
async function isHtml(member: Member, signal: AbortSignal): Promise<boolean> {
  const reader = member.stream(signal).getReader();
  let text = "";
  const decoder = new TextDecoder();
  try {
    while (text.trim() === "") {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) break;
      text = decoder.decode(value, { stream: true });
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return text.trimStart().startsWith("<");
}

/** Whether a file may be Gemini's activity in HTML: its heading cells say so, or do not stand in what was looked at. */
export function mayBeActivityHtml({ shape, head }: Sample): boolean {
  if (shape !== "html") return false;
  const headings = [...head.matchAll(/<div class="header-cell[^>]*>([\s\S]{0,400}?)<\/div>/g)].map(
    ([, inner = ""]) => inner,
  );
  if (headings.length > 0) return headings.some((inner) => htmlRecord(`${cellStart}${inner}</div>${cellEnd}`) !== null);
  // The styles before the first record may be longer than what was looked at.
  return /\bmdl-(?:typography|cell|grid)\b/.test(head) && !head.includes("<body");
}

const cellStart = '<div class="outer-cell"><div class="header-cell">';
const cellEnd = '<div class="content-cell"></div></div>';
