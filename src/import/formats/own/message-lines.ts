import { fingerprint } from "../../../lib/fingerprint.ts";
import { ImportError, type ImportItem, type Member } from "../../format.ts";
import { type JsonElement, jsonElements } from "../../json/elements.ts";
import { parseElement } from "../../json/parse.ts";
import type { OwnContext } from "./archive-items.ts";
import type { OwnKind } from "./own-kind.ts";
import { restoredConversation } from "./restored-conversation.ts";

type Line = Record<string, unknown>;

interface Group {
  id: string;
  lines: Line[];
  prints: string[];
  end: number;
}

/** Conversations of which each message has a line of its own; those of one conversation follow each other. */
export async function* messageLineItems(
  member: Member,
  _kind: OwnKind,
  context: OwnContext,
): AsyncGenerator<ImportItem, void, void> {
  const { format, signal } = context;
  const prefix = `${format.id}/${format.version}/`;
  let group: Group | undefined;
  for await (const element of jsonElements(member, { signal })) {
    const line = lineOf(element);
    const id = line instanceof ImportError ? undefined : idOf(line);
    if (group && id !== group.id) {
      yield groupItem(group, prefix, context);
      group = undefined;
    }
    if (line instanceof ImportError || id === undefined) {
      const problem = line instanceof ImportError ? line : new ImportError("not-understood", "conversation.id");
      yield { print: prefix + element.print, end: element.end, read: () => raise(problem) };
      continue;
    }
    group ??= { id, lines: [], prints: [], end: 0 };
    group.lines.push(line);
    group.prints.push(element.print);
    group.end = element.end;
  }
  if (group) yield groupItem(group, prefix, context);
}

function raise(problem: ImportError): never {
  throw problem;
}

function lineOf(element: JsonElement): Line | ImportError {
  try {
    const value = parseElement(element);
    return typeof value === "object" && value !== null
      ? (value as Line)
      : new ImportError("not-understood", "no object");
  } catch (error) {
    if (error instanceof ImportError) return error;
    throw error;
  }
}

function idOf({ conversation }: Line): string | undefined {
  const id = typeof conversation === "object" && conversation !== null ? Reflect.get(conversation, "id") : undefined;
  return typeof id === "string" ? id : undefined;
}

function groupItem({ lines, prints, end }: Group, prefix: string, { files }: OwnContext): ImportItem {
  return {
    print: prefix + fingerprint(prints.join()),
    end,
    read: () => restoredConversation({ ...factsOf(lines), messages: lines, path: pathOf(lines) }, files),
  };
}

function factsOf(lines: readonly Line[]): Line {
  const { conversation } = lines[0] ?? {};
  const selectedFrom = Reflect.get(conversation as object, "selectedFrom");
  return { conversation, ...(selectedFrom === undefined ? {} : { selectedFrom }) };
}

/** What has a place stands on the path; between two of which the second is not known to follow the first lies a gap. */
function pathOf(lines: readonly Line[]): unknown[] {
  const placed = lines
    .filter(({ id, place }) => typeof place === "number" && typeof id === "string")
    .sort((a, b) => Number(a.place) - Number(b.place));
  return placed.flatMap(({ id, parent }, at) => {
    const before = placed[at - 1]?.id ?? null;
    const follows = at === 0 || parent === before;
    return [...(follows ? [] : [{ gap: { after: before, reason: "not-joined" } }]), { message: id }];
  });
}
