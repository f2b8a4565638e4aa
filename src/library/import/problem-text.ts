import type { ImportProblem } from "../../import/format.ts";
import { t } from "../../ui/i18n.ts";

/** The sentence for what is wrong with a file: what it is, and what to do. */
export function problemText(problem: ImportProblem): string {
  return t(`import_problem_${problem.replaceAll("-", "_")}`);
}
