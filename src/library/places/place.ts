import type { Conversation } from "../../conversation/model.ts";

/** A part of the archive that the navigation leads to. */
export type Place =
  | { kind: "all" | "starred" | "partial" }
  | { kind: "site"; name: string }
  /** Folders within it count too. */
  | { kind: "folder"; name: string }
  | { kind: "tag"; name: string }
  /** What an import has written; `name`: its run. */
  | { kind: "import"; name: string; files: string; chats: ReadonlySet<string> };

export const everything: Place = { kind: "all" };

/** A word for each place, different for different places. */
export function placeKey(place: Place): string {
  return "name" in place ? `${place.kind}:${place.name}` : place.kind;
}

/** Whether a conversation lies in the place. */
export function liesIn(place: Place, row: Conversation): boolean {
  switch (place.kind) {
    case "all":
      return true;
    case "starred":
      return row.starred;
    case "partial":
      return row.coverage.state !== "complete";
    case "site":
      return row.site === place.name;
    case "folder":
      return row.folder === place.name || (row.folder ?? "").startsWith(`${place.name}/`);
    case "import":
      return place.chats.has(row.id);
    case "tag":
      return row.tags.includes(place.name);
  }
}
