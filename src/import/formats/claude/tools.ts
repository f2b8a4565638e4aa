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

/**
 * Calls and answers by their places in `content`: an answer that was joined to its call is only an "answer". They belong
 * together by id; where ids are missing (exports of 2026-08 have null), the answer belongs to the first call of its name
 * that has none.
 */
export function pairCalls(content: readonly unknown[]): Map<number, Call | "answer"> {
  const calls = new Map<number, Call | "answer">();
  const open = openCalls();
  content.map(fieldsOf).forEach((block, place) => {
    if (block.type === "tool_use") {
      const call = { use: block };
      calls.set(place, call);
      open.add(call);
    } else if (block.type === "tool_result") {
      const call = open.take(block);
      if (call) call.result = block;
      calls.set(place, call ? "answer" : { result: block });
    }
  });
  return calls;
}

/** Calls without an answer so far. Taking one takes no longer where there are many. */
function openCalls() {
  const byId = new Map<string, Call>();
  const lines = new Map<string, { calls: Call[]; first: number }>();
  const lineUp = (name: string, call: Call) => {
    const line = lines.get(name) ?? { calls: [], first: 0 };
    line.calls.push(call);
    lines.set(name, line);
  };
  const firstOf = (name: string): Call | undefined => {
    const line = lines.get(name);
    if (!line) return undefined;
    while (line.calls[line.first]?.result) line.first++;
    return line.calls[line.first];
  };
  return {
    add(call: Call & { use: Fields }): void {
      const [id, name] = [idIn(call.use, "id"), textIn(call.use, "name")];
      if (id && !byId.has(id)) byId.set(id, call);
      lineUp("all", call);
      lineUp(`named ${name}`, call);
      if (!id) lineUp(`without id ${name}`, call);
    },
    take(result: Fields): Call | undefined {
      const [id, name] = [idIn(result, "tool_use_id"), textIn(result, "name")];
      const same = byId.get(id);
      if (id) return same && !same.result ? same : firstOf(`without id ${name}`);
      return firstOf(name ? `named ${name}` : "all");
    },
  };
}

/** What one call shows: the document that it wrote, or the call itself. */
export function readCall(call: Call, shelf: Shelf, sources: Sources, reading: Reading): ImportedPart[] {
  const { use = {}, result = {} } = call;
  const name = lineIn(use, "name") || lineIn(result, "name");
  const input = fieldsIn(use, "input");
  const answer = readResult(result, reading.unknown);
  const failed = result.is_error === true;
  const change = failed ? undefined : changeBy(shelf, name, input, { sources, budget: reading.budget });
  if (change?.artifact) {
    return [change.artifact, ...answerOf(name, answer)];
  }
  const frame = change && !failed ? frameOf(input, change, reading) : [];
  return [...asTool(name, use, answer), ...frame, ...answer.parts];
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
