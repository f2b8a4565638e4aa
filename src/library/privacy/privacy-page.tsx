import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { Page } from "../page.tsx";
import { privacyLines } from "./privacy-lines.ts";

/** What is stored where, and that nothing is sent: ten lines, each held to by a test. */
export function PrivacyPage({ app }: { app: LibraryState }) {
  return (
    <Page app={app} title={t("library_privacy")} look="narrow">
      <section class="panel" aria-label={t("library_privacy")}>
        <ol class="privacy-lines">
          {privacyLines.map((line) => (
            <li key={line}>{t(`privacy_${line}`)}</li>
          ))}
        </ol>
      </section>
    </Page>
  );
}
