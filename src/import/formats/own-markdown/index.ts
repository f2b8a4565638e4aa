import { bytePrint } from "../../../lib/byte-print.ts";
import { readBytes } from "../../container/read-member.ts";
import type { ImportFormat, ImportItem, Member, ReadContext } from "../../format.ts";
import { failedItem } from "../../json/items.ts";
import { blockReader } from "./blocks.ts";
import { conversationOf } from "./conversation.ts";
import { frontMatter } from "./front-matter.ts";

const version = 1;
const prefix = `own-markdown/${version}/`;

/**
 * Markdown files that Convokeep wrote, one for each conversation, in any of its languages. They hold less than archive.json
 * (no ids of messages, times to the minute, no images), so beside one they are passed over.
 */
export const ownMarkdown: ImportFormat = {
  id: "own-markdown",
  name: "Convokeep Markdown",
  version,
  recognises: ({ head }) => head.startsWith("---") && frontMatter(head.split(/\r\n?|\n/)) !== null,
  read: readFiles,
};

async function* readFiles(members: readonly Member[], { container, signal }: ReadContext): AsyncGenerator<ImportItem> {
  const whole = new Set(
    container.members.filter(({ path }) => /(?:^|\/)archive\.json$/.test(path)).map(({ path }) => folderOf(path)),
  );
  const read = await blockReader();
  let end = 0;
  for (const member of members) {
    end += member.size;
    if (foldersOf(member.path).some((folder) => whole.has(folder))) {
      yield { print: prefix + member.path, end, read: () => null };
      continue;
    }
    try {
      const bytes = await readBytes(member, { signal });
      const text = () => new TextDecoder().decode(bytes);
      yield { print: prefix + bytePrint(bytes), end, read: () => conversationOf(text(), read) };
    } catch (error) {
      signal.throwIfAborted();
      yield failedItem(prefix + member.path, end, error);
    }
  }
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

/** `a/b/c.md` is in ``, `a/` and `a/b/`. */
const foldersOf = (path: string) => ["", ...[...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1))];
