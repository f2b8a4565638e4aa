import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { backupKey } from "../../options.ts";
import { errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { PlaceStatus } from "./place-status.tsx";
import { BackupSection } from "./section.tsx";

interface StatusProps {
  app: LibraryState;
  /** Id of a place that was just added, until it has shown itself. */
  added: Signal<string | undefined>;
}

/** How the backups stand, place by place. */
export function Status({ app, added }: StatusProps) {
  const { backups } = app;
  useEffect(() => void backups.refresh(), [backups]);
  const isPlain = useSignal(false);
  useEffect(() => {
    const leaving = new AbortController();
    const told = (key: unknown) => {
      isPlain.value = key === null;
    };
    backupKey.onChanged(told, leaving.signal);
    // Where it cannot be read, nothing is said of it here; the part on encryption does.
    backupKey.get().then(told, console.error);
    return () => leaving.abort();
  }, [isPlain]);
  const places = backups.places.value;
  const problem = backups.problem.value;
  if (places.length === 0 && !problem) return null;
  return (
    <BackupSection id="status" title={t("backup_status")}>
      {problem && <Notice kind="problem" text={errorText(problem)} />}
      {places.map((place) => (
        <PlaceStatus
          key={place.place}
          app={app}
          place={place}
          isPlain={isPlain.value}
          isNew={place.place === added.value}
          onSeen={() => (added.value = undefined)}
        />
      ))}
    </BackupSection>
  );
}
