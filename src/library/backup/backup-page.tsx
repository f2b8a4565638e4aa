import { useSignal } from "@preact/signals";
import { useCallback } from "preact/hooks";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Page } from "../page.tsx";
import { ByHand } from "./by-hand.tsx";
import { Encryption } from "./encryption/encryption.tsx";
import { Others } from "./others/others.tsx";
import { Places } from "./places/places.tsx";
import { Status } from "./status.tsx";

/** Where the archive is kept besides this browser, and how to get it back. */
export function BackupPage({ app }: { app: LibraryState }) {
  /** Id of a place that was just added. */
  const added = useSignal<string | undefined>(undefined);
  const onAdded = useCallback((id: string) => (added.value = id), [added]);
  return (
    <Page app={app} title={t("library_backup")} look="narrow">
      <Status app={app} added={added} />
      <Places onAdded={onAdded} />
      <Encryption />
      <Others app={app} />
      <ByHand app={app} />
    </Page>
  );
}
