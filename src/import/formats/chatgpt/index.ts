import type { Incoming } from "../../../conversation/imported.ts";
import { fingerprint } from "../../../lib/fingerprint.ts";
import { baseName } from "../../assets/member-index.ts";
import { readHead } from "../../container/read-member.ts";
import { isFields } from "../../foreign/fields.ts";
import {
  ImportError,
  type ImportFormat,
  type ImportItem,
  type Member,
  type ReadContext,
  type Sample,
} from "../../format.ts";
import { failedItem, jsonItems, leftOutItem } from "../../json/items.ts";
import { groupChatFiles, kindsBeside } from "./beside.ts";
import { readConversation } from "./conversation.ts";
import { missingParts } from "./manifest.ts";
import { projectNames } from "./projects.ts";
import { exportFiles } from "./side-files.ts";

const id = "chatgpt";
const version = 1;

/** In `chat.html`, before the same array that `conversations.json` holds. */
const htmlData = "var jsonData =";

/** ChatGPT's export in all its layouts, and what its server answers for one conversation (facts of 2023 to 2026-08). */
export const chatgpt: ImportFormat = {
  id,
  name: "ChatGPT",
  version,
  recognises: ({ shape, values, head }: Sample) =>
    shape === "html" ? head.includes(htmlData) : shape.startsWith("json") && values.some(isConversation),
  read: (members, context) => readExport(members, context),
};

/** DeepSeek's have a mapping too, and other names for the times. */
function isConversation(value: unknown): boolean {
  if (!isFields(value) || !isFields(value.mapping) || "inserted_at" in value) return false;
  if ("current_node" in value || "create_time" in value || "conversation_id" in value) return true;
  return Object.values(value.mapping).some(
    (node) => isFields(node) && isFields(node.message) && "author" in node.message,
  );
}

async function* readExport(members: readonly Member[], context: ReadContext): AsyncGenerator<ImportItem, void, void> {
  const { container, signal } = context;
  // What is read of a conversation also depends on the files beside it.
  const beside = fingerprint(
    container.members
      .map(({ path, size }) => `${path} ${size}`)
      .sort()
      .join("\n"),
  );
  const pages = new Set<Member>();
  for (const member of members) if (await isPage(member, signal)) pages.add(member);
  const claimed = members.filter((member) => !pages.has(member));
  // `chat.html` repeats what the JSON holds.
  const from = claimed.length > 0 ? inOrder(claimed) : [...pages];
  const files = await exportFiles(container, signal, await projectNames(from[0], signal));
  const place = claimed.length > 0 ? {} : { after: htmlData };
  const scale = members.reduce(addSize, 0) / from.reduce(addSize, 0) || 1;
  let end = 0;
  const leftOut = new Set(await kindsBeside(container, signal));
  const read = (value: unknown) => readConversation(value, files, leftOut);
  for await (const item of jsonItems(from, context, { format: { id, version }, read, ...place })) {
    // What is passed over counts as read along with the rest.
    end = Math.round(item.end * scale);
    yield { ...item, end, print: `${item.print}/${beside}` };
  }
  for await (const item of jsonItems(await groupChatFiles(container, signal), context, groupReading(read))) {
    yield { ...item, end, print: `${item.print}/${beside}` };
  }
  const missing = await missingParts(container, signal);
  if (missing !== "") yield failedItem(`${id}/${version}`, end, new ImportError("part-missing", missing));
  yield leftOutItem(`${id}/${version}`, end, () => leftOut);
}

function groupReading(read: (value: unknown) => Incoming | null) {
  return {
    format: { id, version },
    under: "chats",
    read(value: unknown) {
      if (!isConversation(value)) throw new ImportError("not-understood", "group chat");
      return read(value);
    },
  };
}

const addSize = (sum: number, { size }: Member) => sum + size;

async function isPage(member: Member, signal: AbortSignal): Promise<boolean> {
  const head = new TextDecoder().decode(await readHead(member, 256, signal));
  return head.trimStart().startsWith("<");
}

/** `conversations-000.json`, `-001` …, by their last names. */
function inOrder(members: readonly Member[]): Member[] {
  const key = ({ path }: Member) => `${baseName(path)}\n${path}`;
  return [...members].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
