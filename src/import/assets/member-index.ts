import type { Member } from "../format.ts";

/** The last name in a member's path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * Finds members by the id in their names, whatever folder and ending they have: `file-abc.dat`, `file_abc-sanitized.png`,
 * `file-abc-Plan.pdf` are all claimed by their id (ChatGPT's exports, 2023 to 2026). Of several the one in its shortest name.
 */
export function memberIndex(members: readonly Member[]): (id: string) => Member | undefined {
  const named = members.map((member) => ({ name: baseName(member.path), member }));
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return (id) => {
    if (id === "") return undefined;
    let found: { name: string; member: Member } | undefined;
    for (let at = firstFrom(named, id); named[at]?.name.startsWith(id); at++) {
      const next = named[at];
      if (!next || !/^(?:$|[-_.])/.test(next.name.slice(id.length))) continue;
      if (!found || next.name.length < found.name.length) found = next;
      if (found.name === id) break;
    }
    return found?.member;
  };
}

function firstFrom(named: readonly { name: string }[], id: string): number {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((named[middle]?.name ?? "") < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
