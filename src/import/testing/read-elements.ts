import { ImportError, type Member } from "../format.ts";
import { type ElementPlace, jsonElements } from "../json/elements.ts";
import { parseElement } from "../json/parse.ts";

/** A member that comes in chunks of so many bytes. */
export function chunkedMember(content: string | Uint8Array, chunk: number): Member {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    path: "conversations.json",
    size: bytes.length,
    stream() {
      let at = 0;
      return new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) controller.close();
          else controller.enqueue(bytes.slice(at, at + chunk));
          at += chunk;
        },
      });
    },
  };
}

export interface ReadElements {
  /** The value of each; of a broken one its problem. */
  values: unknown[];
  ends: number[];
  /** What was wrong in the end. */
  failure: string | null;
}

/** Reads all elements. Any other error than ImportError is thrown. */
export async function readElements(
  content: string | Uint8Array,
  place: ElementPlace = {},
  chunk = 65536,
): Promise<ReadElements> {
  const result: ReadElements = { values: [], ends: [], failure: null };
  try {
    for await (const element of jsonElements(chunkedMember(content, chunk), place)) {
      result.ends.push(element.end);
      try {
        result.values.push(parseElement(element));
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        result.values.push(error.problem);
      }
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    result.failure = error.message;
  }
  return result;
}
