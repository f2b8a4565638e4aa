import type { Conversation } from "../../conversation/model.ts";
import { safeExtension } from "../file-names.ts";
import type { Say } from "../texts.ts";
import { filePath } from "./file-path.ts";
import { templateProblems } from "./template-problems.ts";

/** The path a template gives a conversation's file, or what is wrong with the template in sentences. */
export type NamePreview = { path: string } | { problems: string[] };

/** A template tried on one conversation, for a preview while it is typed. Names of an export also differ from one another. */
export function previewName(template: string, conversation: Conversation, say: Say, extension = "md"): NamePreview {
  const problems = templateProblems(template, say);
  if (problems.length > 0) return { problems };
  return { path: `${filePath(conversation, { say, template })}.${safeExtension(extension)}` };
}
