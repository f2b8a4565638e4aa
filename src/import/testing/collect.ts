import type { Incoming } from "../../conversation/imported.ts";
import { type Container, ImportError, type ImportFormat, type Member } from "../format.ts";
import { sampleOf } from "../sample.ts";

/** What a format made of a container. */
export interface Collected {
  conversations: Incoming[];
  problems: ImportError[];
  /** Records that are no conversations and miss nothing. */
  passed: number;
  claimed: string[];
  prints: string[];
  /** What else was met that is no chat, as it is told behind all conversations. */
  leftOut: string;
}

/** Lets a format take its members by their samples and read them, as an import does. Any other error than ImportError is thrown. */
export async function collect(format: ImportFormat, container: Container): Promise<Collected> {
  const signal = new AbortController().signal;
  const claimed: Member[] = [];
  for (const member of container.members) {
    const sample = await sampleOf(member, signal);
    if (sample && format.recognises(sample)) claimed.push(member);
  }
  const result: Collected = {
    conversations: [],
    problems: [],
    passed: 0,
    claimed: claimed.map(pathOf),
    prints: [],
    leftOut: "",
  };
  let end = 0;
  if (claimed.length === 0) return result;
  for await (const item of format.read(claimed, { container, signal })) {
    if (item.end < end) throw new Error(`an item ends at ${item.end}, the one before it at ${end}`);
    end = item.end;
    if (item.print.endsWith("/left-out")) {
      result.leftOut = toldBy(item.read);
      continue;
    }
    result.prints.push(item.print);
    try {
      const incoming = item.read();
      if (incoming) result.conversations.push(incoming);
      else result.passed++;
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      result.problems.push(error);
    }
  }
  return result;
}

function toldBy(read: () => unknown): string {
  try {
    read();
    return "";
  } catch (error) {
    return error instanceof ImportError ? error.detail : String(error);
  }
}

const pathOf = (member: Member) => member.path;
