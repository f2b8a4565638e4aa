import { readRemovedNote } from "../conversation/removed-part.ts";
import type { ViewerSay, ViewerTextKey } from "./texts.ts";

const problems: Readonly<Record<string, ViewerTextKey>> = {
  "too-large": "export_problem_too_large",
  "not-an-image": "export_problem_not_an_image",
  "not-readable": "export_problem_not_readable",
  "timed-out": "export_problem_timed_out",
  "not-granted": "export_problem_not_granted",
};

/** Why bytes are not there: in words for what a save notes, else as it was noted. */
export function problemText(problem: string | undefined, say: ViewerSay): string {
  if (!problem) return say("export_no_reason");
  const status = /^http-(\d+)$/.exec(problem)?.[1];
  if (status) return say("export_problem_http", status);
  const removed = readRemovedNote(problem);
  if (removed) return say("export_problem_removed", removed.on, removed.type, String(Math.ceil(removed.size / 1000)));
  const key = Object.hasOwn(problems, problem) ? problems[problem] : undefined;
  return key ? say(key) : problem;
}
