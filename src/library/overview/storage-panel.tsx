import { errorText } from "../../ui/error-text.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import type { SiteStorage } from "./storage.ts";

/** How much room the chats of each site take, and which of the figures are counted. */
export function StoragePanel({ app }: { app: LibraryState }) {
  const { storage, problem } = app.overview;
  const found = storage.value;
  const isEstimated = found?.sites.some(({ estimated }) => estimated) ?? false;
  return (
    <section class="panel" aria-labelledby="storage-title">
      <h3 id="storage-title">{t("library_overview_storage")}</h3>
      {problem.value && <Notice kind="problem" text={errorText(problem.value)} />}
      {!found && !problem.value && (
        <p class="hint" role="status">
          {t("library_overview_measuring")}
        </p>
      )}
      {found && (
        <>
          <StorageTable app={app} sites={found.sites} />
          <p class="hint">
            {t(isEstimated ? "library_overview_estimated" : "library_overview_counted")}{" "}
            {found.whole !== undefined && t("library_overview_whole", formatBytes(found.whole))}
          </p>
        </>
      )}
    </section>
  );
}

function StorageTable({ app, sites }: { app: LibraryState; sites: readonly SiteStorage[] }) {
  const most = Math.max(1, ...sites.map(sizeOf));
  return (
    <div class="figures-box">
      <table class="figures storage">
        <thead>
          <tr>
            <th scope="col">{t("library_overview_site")}</th>
            <th scope="col">{t("library_overview_texts")}</th>
            <th scope="col">{t("library_overview_files")}</th>
            <th scope="col">{t("library_overview_all")}</th>
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.site}>
              <th scope="row">
                <bdi>{app.siteName(site.site)}</bdi>
                <span class="storage-bar" aria-hidden="true">
                  <span class="texts" style={{ inlineSize: `${(site.texts / most) * 100}%` }} />
                  <span class="files" style={{ inlineSize: `${(site.files / most) * 100}%` }} />
                </span>
              </th>
              <td>{said(site.texts, site.estimated)}</td>
              <td>{formatBytes(site.files)}</td>
              <td>{said(sizeOf(site), site.estimated)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sizeOf({ texts, files }: SiteStorage): number {
  return texts + files;
}

function said(bytes: number, estimated: boolean): string {
  return estimated ? t("library_overview_about", formatBytes(bytes)) : formatBytes(bytes);
}
