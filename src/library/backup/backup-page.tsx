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
  return (
    <Page app={app} title={t("library_backup")} look="narrow">
      <Status app={app} />
      <Places />
      <Encryption />
      <Others app={app} />
      <ByHand app={app} />
    </Page>
  );
}
