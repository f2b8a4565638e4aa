import type { Message, MessageVersion, PathStep, Thread } from "../conversation/model.ts";
import { stacked } from "./block-text.ts";
import { shownTime } from "./message-heading.ts";
import { contentMarkdown, type MessageContext, messageMarkdown } from "./message-markdown.ts";

/** Numbers of the messages on the path, from 1. */
export function placesOnPath(path: readonly PathStep[]): Map<string, string> {
  const ids = path.flatMap((step) => ("message" in step ? [step.message] : []));
  return new Map(ids.map((id, index) => [id, String(index + 1)]));
}

/** Messages that the path does not show, numbered B1, B2 … in the order in which they were stored. */
export function branchMessages({ messages }: Thread, numbers: Map<string, string>): Message[] {
  const others = messages.filter(({ id }) => !numbers.has(id));
  for (const [index, { id }] of others.entries()) numbers.set(id, `B${index + 1}`);
  return others;
}

/** What stands after the path: other branches, then earlier texts. */
export function appendix(
  branches: readonly Message[],
  withEarlier: readonly Message[],
  context: MessageContext,
): string[] {
  return [...branchesMarkdown(branches, context), ...versionsMarkdown(withEarlier, context)];
}

function branchesMarkdown(branches: readonly Message[], context: MessageContext): string[] {
  if (branches.length === 0) return [];
  const { say, numbers } = context;
  const whereOf = ({ parent }: Message) => {
    if (parent === null) return say("export_branch_first");
    const place = parent === undefined ? undefined : numbers.get(parent);
    if (place === undefined) return say("export_branch_unplaced");
    return say(place.startsWith("B") ? "export_branch_follows" : "export_branch_after", place);
  };
  return [
    `# ${say("export_other_branches")}`,
    ...branches.map((each) => messageMarkdown(each, context, [whereOf(each)])),
  ];
}

function versionsMarkdown(messages: readonly Message[], context: MessageContext): string[] {
  const { say, numbers } = context;
  const one = (message: Message, version: MessageVersion) =>
    stacked([
      `## ${say("export_earlier_text", numbers.get(message.id) ?? "", shownTime(version.capturedAt))}`,
      contentMarkdown(version.parts, context),
    ]);
  const all = messages.flatMap((message) => message.versions.map((version) => one(message, version)));
  return all.length === 0 ? [] : [`# ${say("export_earlier_texts")}`, ...all];
}
