import type { Part } from "../../../conversation/model.ts";
import { type Fields, idIn, lineIn, listIn, textIn } from "../../foreign/fields.ts";
import { type Sources, withFootnotes } from "../../foreign/footnotes.ts";
import { marksOf } from "./citations.ts";

type Artifact = Extract<Part, { kind: "artifact" }>;

/** Documents as they stand at one message of a branch, by the id or path that tools name them by. */
export type Shelf = Map<string, Artifact>;

/** How much text of documents may still be looked through and written out: a thousand changes of a large one end here. */
export interface Budget {
  left: number;
}

/** What changes are read with. */
export interface Replay {
  sources: Sources;
  budget: Budget;
}

/** Documents that are remembered along a branch; of more, those that changed last. */
const mostDocuments = 500;

/** What a call of a tool has made of a document. */
export interface Change {
  /** The document after it; absent where that cannot be told (what it changes is not in the export). */
  artifact?: Artifact;
  /** Name that the tool calls it by. */
  id: string;
}

/**
 * Does to the documents on the shelf what a tool call does: `artifacts` (create, update, rewrite) and the newer
 * `create_file` and `str_replace` (Claude's exports, 2026-08). `undefined` for tools that write none.
 */
export function changeBy(shelf: Shelf, tool: string, input: Fields, replay: Replay): Change | undefined {
  if (tool === "artifacts") return artifactChange(shelf, input, replay);
  const path = textIn(input, "path");
  if (path === "") return undefined;
  if (tool === "create_file" && typeof input.file_text === "string") {
    const content = input.file_text;
    return put(shelf, path, { kind: "artifact", title: shownPath(path), ...kindOfFile(path), content }, replay);
  }
  return tool === "str_replace" && shelf.has(path) ? replaced(shelf, path, input, replay) : undefined;
}

function artifactChange(shelf: Shelf, input: Fields, replay: Replay): Change | undefined {
  const id = idIn(input, "id");
  const held = shelf.get(id);
  if (textIn(input, "command") === "update" && typeof input.content !== "string")
    return replaced(shelf, id, input, replay);
  if (typeof input.content !== "string") return undefined;
  const title = lineIn(input, "title") || held?.title || id;
  const kind = typeof input.type === "string" ? kindOfType(input.type, lineIn(input, "language")) : kindOf(held);
  const change = put(shelf, id, { kind: "artifact", title, ...kind, content: input.content }, replay);
  const marks = marksOf(input.content, listIn(input, "md_citations"), new Map());
  if (marks.length === 0 || kind.format !== "markdown" || !change.artifact) return change;
  // Later changes name the text as it was without references.
  const shown = {
    kind: "artifact",
    title,
    ...kind,
    content: withFootnotes(input.content, marks, replay.sources),
  } as const;
  return { ...change, artifact: shown };
}

function put(shelf: Shelf, id: string, artifact: Artifact, { budget }: Replay): Change {
  if (artifact.content.length > budget.left) return { id };
  budget.left -= artifact.content.length;
  shelf.delete(id);
  shelf.set(id, artifact);
  const [first] = shelf.size > mostDocuments ? shelf.keys() : [];
  if (first !== undefined) shelf.delete(first);
  return { artifact, id };
}

function replaced(shelf: Shelf, id: string, input: Fields, replay: Replay): Change {
  const held = shelf.get(id);
  const old = textIn(input, "old_str");
  if (!held || old === "" || held.content.length > replay.budget.left) return { id };
  const at = held.content.indexOf(old);
  if (at < 0) {
    replay.budget.left -= held.content.length;
    return { id };
  }
  const content = held.content.slice(0, at) + textIn(input, "new_str") + held.content.slice(at + old.length);
  return put(shelf, id, { ...held, content }, replay);
}

type Kind = Pick<Artifact, "format" | "language">;

const languages: Record<string, string> = {
  "application/vnd.ant.react": "jsx",
  "application/vnd.ant.mermaid": "mermaid",
  "text/html": "html",
  "image/svg+xml": "svg",
};

function kindOfType(type: string, language: string): Kind {
  if (type === "text/markdown") return { format: "markdown" };
  const named = language || (Object.hasOwn(languages, type) ? languages[type] : "");
  return { format: "code", ...(named ? { language: named } : {}) };
}

function kindOf(held: Artifact | undefined): Kind {
  if (!held) return { format: "code" };
  return { format: held.format, ...(held.language ? { language: held.language } : {}) };
}

function kindOfFile(path: string): Kind {
  const ending = /\.(\w{1,10})$/.exec(path)?.[1]?.toLowerCase() ?? "";
  if (ending === "md" || ending === "markdown") return { format: "markdown" };
  return { format: "code", ...(ending ? { language: ending } : {}) };
}

/** Without the folders in which every conversation has its files. */
const shownPath = (path: string) => path.replace(/^\/(?:mnt\/user-data\/outputs|home\/claude)\/(?=.)/, "");
