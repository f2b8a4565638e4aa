import type { ImportedConversation, ImportedMessage } from "../../../../conversation/imported.ts";
import { collect } from "../../../testing/collect.ts";
import { containerOf } from "../../../testing/container-of.ts";
import { chatgpt } from "../index.ts";

/** All conversations of an export made up of these files. Fails where one is broken. */
export async function readAll(files: Record<string, unknown>): Promise<ImportedConversation[]> {
  const { conversations, problems } = await collect(chatgpt, containerOf(files));
  if (problems[0]) throw problems[0];
  return conversations.flatMap((one) => (one.kind === "imported" ? [one] : []));
}

/** The one conversation. */
export async function readOne(
  conversation: unknown,
  files: Record<string, unknown> = {},
): Promise<ImportedConversation> {
  const [one, ...others] = await readAll({ "conversations.json": [conversation], ...files });
  if (!one || others.length > 0) throw new Error("not one conversation");
  return one;
}

/** The newest message on the shown path. */
export async function readLast(conversation: unknown, files: Record<string, unknown> = {}): Promise<ImportedMessage> {
  const { messages, current } = await readOne(conversation, files);
  const last = current === undefined ? undefined : messages[current];
  if (!last) throw new Error("no message is shown");
  return last;
}

/** All texts of a message. */
export function textOf(message: ImportedMessage | undefined): string {
  return (message?.parts ?? []).flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n");
}

/** Messages as `role text <parent`, in short. */
export function outlineOf({ messages }: ImportedConversation): string[] {
  return messages.map((message) => `${message.role[0]} ${textOf(message)} <${message.parent ?? "-"}`);
}
