import type { Say } from "../texts.ts";
import { parseTemplate, placeholders } from "./name-template.ts";

/** What is wrong with a file-name template, in sentences for the user; none when it can be used. */
export function templateProblems(template: string, say: Say): string[] {
  if (template.trim() === "") return [say("export_name_blank")];
  const known = placeholders.map((name) => `{${name}}`).join(" ");
  const problems = parseTemplate(template).flatMap((piece) => {
    if (piece.kind === "unknown") return [say("export_name_unknown", `{${piece.name}}`, known)];
    return piece.kind === "open" ? [say("export_name_brace")] : [];
  });
  return [...new Set(problems)];
}
