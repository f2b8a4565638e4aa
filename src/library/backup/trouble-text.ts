import type { BackupTrouble } from "../../messages/backup.ts";
import { t } from "../../ui/i18n.ts";

const own: ReadonlySet<BackupTrouble> = new Set([
  "not-allowed",
  "not-kept",
  "no-key",
  "archive",
  "no-space",
  "unknown",
]);

/** What is wrong, and what to do. */
export function troubleText(problem: BackupTrouble): string {
  const key = problem.replaceAll("-", "_");
  return t(own.has(problem) ? `backup_problem_${key}` : `places_problem_${key}`);
}
