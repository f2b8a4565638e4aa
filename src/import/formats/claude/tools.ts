import type { ImportedPart } from "../../../conversation/imported.ts";
import { type Fields, fieldsIn, fieldsOf, idIn, lineIn, textIn } from "../../foreign/fields.ts";
import { mediaPart } from "../../foreign/file-parts.ts";
import type { Sources } from "../../foreign/footnotes.ts";
import { shownValue, toolPart } from "../../foreign/text-part.ts";
import { type Change, changeBy, type Shelf } from "./artifacts.ts";
import type { Reading } from "./blocks.ts";
import { type Result, readResult } from "./results.ts";

/** A call of a tool with its answer; either may be missing. */
export interface Call {
  use?: Fields;
  result?: Fields;
}

/** How much text of documents may still be written out, so that a hundred changes of a large one do not fill the memory. */
export interface Budget {
  left: number;
}

/**
 * Calls and answers by their places in `content`: an answer that was joined to its call is only an "answer". They belong
 * together by id; where ids are missing (exports of 2026-08 have null), the answer belongs to the first call of its name
 * that has none.
 */
export function pairCalls(content: readonly unknown[]): Map<number, Call | "answer"> {
  const calls = new Map<number, Call | "answer">();
  const open: Call[] = [];
  content.map(fieldsOf).forEach((block, place) => {
    if (block.type === "tool_use") {
      const call = { use: block };
      calls.set(place, call);
      open.push(call);
    } else if (block.type === "tool_result") {
      const call = open.find((each) => belongs(each, block));
      if (!call) calls.set(place, { result: block });
      else {
        call.result = block;
        open.splice(open.indexOf(call), 1);
        calls.set(place, "answer");
      }
    }
  });
  return calls;
}

function belongs({ use = {} }: Call, result: Fields): boolean {
  const [asked, answered] = [idIn(use, "id"), idIn(result, "tool_use_id")];
  if (asked && answered) return asked === answered;
  return textIn(use, "name") === textIn(result, "name") || textIn(result, "name") === "";
}

/** What one call shows: the document that it wrote, or the call itself. */
export function readCall(
  call: Call,
  shelf: Shelf,
  sources: Sources,
  reading: Reading,
): { parts: ImportedPart[]; shelf: Shelf } {
  const { use = {}, result = {} } = call;
  const name = lineIn(use, "name") || lineIn(result, "name");
  const input = fieldsIn(use, "input");
  const answer = readResult(result, reading.unknown);
  const failed = result.is_error === true;
  const change = failed ? undefined : changeBy(shelf, name, input, sources);
  if (change?.artifact && change.artifact.content.length <= reading.budget.left) {
    reading.budget.left -= change.artifact.content.length;
    return { parts: [change.artifact, ...answerOf(name, answer)], shelf: change.shelf };
  }
  const frame = change && !failed ? frameOf(input, change, reading) : [];
  return { parts: [...asTool(name, use, answer), ...frame, ...answer.parts], shelf: change?.shelf ?? shelf };
}

function asTool(name: string, use: Fields, { output }: Result): ImportedPart[] {
  const message = textIn(use, "message");
  const input = shownValue(use.input ?? use.partial_json);
  return [toolPart(name, input === "{}" || input === "" ? message : input, output)];
}

/** "OK" and the like say no more than that the document is there. */
function answerOf(name: string, { output, parts }: Result): ImportedPart[] {
  const isPlain = /^(?:ok\b.{0,80}|(?:file|successfully|artifact|string)\b.{0,300})?$/is.test(output.trim());
  return isPlain ? parts : [toolPart(name, "", output), ...parts];
}

/** The document as the export's own file, where its text cannot be told from the conversation. */
function frameOf(input: Fields, { id }: Change, { frameOf: find }: Reading): ImportedPart[] {
  const version = idIn(input, "version_uuid");
  const member = (version && find(version)) || (id && find(id)) || undefined;
  if (!member) return [];
  const ending = /\.\w{1,10}$/.exec(member)?.[0] ?? "";
  const name = `${lineIn(input, "title") || id || version}${ending}`;
  return [mediaPart({ key: version || id, name, isImage: false, origin: "generated", source: { member } })];
}
