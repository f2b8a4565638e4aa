import type { Incoming } from "../../conversation/imported.ts";
import { ImportError, type ImportItem, type Member, type ReadContext } from "../format.ts";
import { type ElementPlace, type JsonElement, jsonElements } from "./elements.ts";
import { parseElement } from "./parse.ts";

/** How a format makes conversations of elements. */
export interface ItemReading extends ElementPlace {
  /** The format: its id and version become part of every print. */
  format: { id: string; version: number };
  /** As `ImportItem.read`, from the element's value and the member it is in. */
  read(value: unknown, member: Member): Incoming | null;
}

/**
 * The items of a format whose conversations are elements of JSON files, one after the other. An element that is broken costs
 * itself, a file that is damaged or cut off its rest: both become an item whose reading fails.
 * @throws the signal's reason when it is aborted
 */
export async function* jsonItems(
  members: readonly Member[],
  { signal }: ReadContext,
  reading: ItemReading,
): AsyncGenerator<ImportItem, void, void> {
  const { format, read, ...place } = reading;
  const prefix = `${format.id}/${format.version}/`;
  let before = 0;
  for (const member of members) {
    try {
      for await (const element of jsonElements(member, { ...place, signal })) {
        const item = () => readElement(element, (value) => read(value, member));
        yield { print: prefix + element.print, end: before + element.end, read: item };
      }
    } catch (error) {
      signal.throwIfAborted();
      yield failedItem(`${prefix}${member.path}`, before + member.size, error);
    }
    before += member.size;
  }
}

/** What `read` makes of an element. @throws ImportError what is wrong with it */
export function readElement(element: JsonElement, read: (value: unknown) => Incoming | null): Incoming | null {
  try {
    return read(parseElement(element));
  } catch (error) {
    // Nesting that JSON allows may still be too much for a reader that calls itself.
    if (error instanceof RangeError) throw new ImportError("too-deep");
    throw error;
  }
}

/**
 * An item that tells, once all before it were read, what else was met that no chat is. It is there in any case, so that items
 * keep their places.
 * @param names of what was left out, never a user's words
 */
export function leftOutItem(print: string, end: number, names: () => Iterable<string>): ImportItem {
  return {
    print: `${print}/left-out`,
    end,
    read() {
      const left = [...names()];
      if (left.length > 0) throw new ImportError("left-out", left.join(", "));
      return null;
    },
  };
}

/**
 * An item that tells what is wrong with a file.
 * @param end bytes of the claim's members up to the file's end
 */
export function failedItem(print: string, end: number, error: unknown): ImportItem {
  return {
    print: `${print}/failed`,
    end,
    read() {
      throw error;
    },
  };
}
