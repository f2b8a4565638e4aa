import { useEffect } from "preact/hooks";
import { errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { PlaceStatus } from "./place-status.tsx";
import { BackupSection } from "./section.tsx";

/** How the backups stand, place by place. */
export function Status({ app }: { app: LibraryState }) {
  const { backups } = app;
  useEffect(() => void backups.refresh(), [backups]);
  const places = backups.places.value;
  const problem = backups.problem.value;
  if (places.length === 0 && !problem) return null;
  return (
    <BackupSection id="status" title={t("backup_status")}>
      {problem && <Notice kind="problem" text={errorText(problem)} />}
      {places.map((place) => (
        <PlaceStatus key={place.place} app={app} place={place} />
      ))}
    </BackupSection>
  );
}
