import type { ImportedPart } from "../../../conversation/imported.ts";
import { mediaPart } from "../../foreign/file-parts.ts";
import type { Container, Member } from "../../format.ts";

/** Finds the files that stand beside an activity file, by the names it has for them. */
export type FileFinder = (name: string, beside: Member) => Member | undefined;

/** @returns a finder that looks in the folder of the activity file first, then for the only file of that name */
export function fileFinder({ members }: Container): FileFinder {
  const byPath = new Map(members.map((member) => [member.path.toLowerCase(), member]));
  const byName = new Map<string, Member | null>();
  for (const member of members) {
    const name = baseOf(member.path);
    byName.set(name, byName.has(name) ? null : member);
  }
  return (name, beside) => {
    const wanted = baseOf(name);
    const folder = beside.path.slice(0, beside.path.lastIndexOf("/") + 1).toLowerCase();
    const found = byPath.get(folder + wanted) ?? byName.get(wanted) ?? undefined;
    return wanted === "" || found === beside ? undefined : found;
  };
}

const baseOf = (path: string) => path.slice(path.lastIndexOf("/") + 1).toLowerCase();

/** The part of a file: with the place of its bytes where the container has it. */
export function filePart(file: string, name: string, member: Member | undefined, generated = false): ImportedPart {
  return mediaPart({
    key: file,
    name,
    ...(generated && { origin: "generated" as const, isImage: true }),
    ...(member && { source: { member: member.path } }),
  });
}
