import type { Draft } from "./draft.ts";
import { addFile } from "./media.ts";

const link = /\]\(sandbox:([^)\s]{1,1000})\)/g;

/** Files of the sandbox that a text links to, where the export's library says which they are; the text keeps its links. */
export function addSandboxFiles(draft: Draft, message: string, text: string): void {
  if (!text.includes("](sandbox:")) return;
  const { files, conversation } = draft.context;
  const paths = new Set([...text.matchAll(link)].map(([, path = ""]) => path));
  for (const path of paths) {
    const name = decoded(path.split("/").at(-1) ?? "");
    const id = files.behind({ message, conversation, name });
    if (id !== undefined) addFile(draft, id, { name });
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
