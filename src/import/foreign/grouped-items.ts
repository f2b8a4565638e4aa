import type { Incoming } from "../../conversation/imported.ts";
import { fingerprint } from "../../lib/fingerprint.ts";
import { ImportError, type ImportItem, type Member } from "../format.ts";
import { type ElementPlace, jsonElements } from "../json/elements.ts";
import { failedItem } from "../json/items.ts";
import { parseElement } from "../json/parse.ts";

/** How a format makes conversations of elements that are single messages. */
export interface GroupReading<Element> extends ElementPlace {
  format: { id: string; version: number };
  /** The message in an element, `undefined` for what is none. */
  element(value: unknown): Element | undefined;
  /** Name of the conversation that it belongs to; '' where it names none: then it belongs to the file's first. */
  group(element: Element): string;
  /** @param isWhole nothing of the file was broken */
  read(elements: readonly Element[], isWhole: boolean): Incoming | null;
}

interface Group<Element> {
  elements: Element[];
  prints: string[];
}

/**
 * One item for each conversation of a file whose elements are messages in any order: all of the file is held until it is
 * read. A broken element, and what is wrong with the file, become items whose reading fails.
 * @param before bytes of the claim's members before this one
 */
export async function* groupedItems<Element>(
  member: Member,
  before: number,
  signal: AbortSignal,
  reading: GroupReading<Element>,
): AsyncGenerator<ImportItem, void, void> {
  const { format, element, group, read, ...place } = reading;
  const prefix = `${format.id}/${format.version}/`;
  const groups = new Map<string, Group<Element>>();
  const failures: { print: string; error: unknown }[] = [];
  try {
    for await (const each of jsonElements(member, { ...place, signal })) {
      try {
        const found = element(parseElement(each));
        if (found === undefined) throw new ImportError("not-understood", "no message");
        put(groups, group(found), found, each.print);
      } catch (error) {
        failures.push({ print: each.print, error });
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    failures.push({ print: member.path, error });
  }
  const end = before + member.size;
  joinNameless(groups);
  const isWhole = failures.length === 0;
  for (const { elements, prints } of groups.values()) {
    yield { print: prefix + fingerprint(prints.join()), end, read: () => read(elements, isWhole) };
  }
  for (const { print, error } of failures) yield failedItem(prefix + print, end, error);
}

function put<Element>(groups: Map<string, Group<Element>>, name: string, element: Element, print: string): void {
  const held = groups.get(name);
  if (!held) groups.set(name, { elements: [element], prints: [print] });
  else {
    held.elements.push(element);
    held.prints.push(print);
  }
}

function joinNameless<Element>(groups: Map<string, Group<Element>>): void {
  const nameless = groups.get("");
  const first = [...groups].find(([name]) => name !== "")?.[1];
  if (!nameless || !first) return;
  first.elements.push(...nameless.elements);
  first.prints.push(...nameless.prints);
  groups.delete("");
}
