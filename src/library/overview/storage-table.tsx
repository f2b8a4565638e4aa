import { mediaKinds } from "../../archive/sizes.ts";
import { formatBytes } from "../../ui/format-bytes.ts";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { type SiteStorage, type Storage, sizeOf } from "./storage.ts";

const kinds = ["texts", ...mediaKinds] as const;
const toneOf = (kind: Kind) => `tone tone-${kinds.indexOf(kind) + 1}`;
type Kind = (typeof kinds)[number];

interface StorageTableProps {
  app: LibraryState;
  storage: Storage;
}

/** Bytes of each site and kind, with a bar of its kinds for each site; kinds of which nothing is stored have no column. */
export function StorageTable({ app, storage }: StorageTableProps) {
  const { sites, index = 0, unshown } = storage;
  const most = Math.max(1, ...sites.map(sizeOf));
  const sum = (of: (site: SiteStorage) => number) => sites.reduce((all, site) => all + of(site), 0);
  const shown = kinds.filter((kind) => kind === "texts" || sum((site) => site[kind]) > 0);
  const isEstimated = sites.some(({ estimated }) => estimated);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow page it scrolls, also by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and the section around it has the same name
    <div class="figures-box" role="group" tabIndex={0} aria-labelledby="storage-title">
      <table class="figures storage" aria-labelledby="storage-title">
        <thead>
          <tr>
            <th scope="col">{t("library_overview_site")}</th>
            <th scope="col">{t("library_overview_all")}</th>
            {shown.map((kind) => (
              <th scope="col" key={kind}>
                <span class={`storage-key ${toneOf(kind)}`} aria-hidden="true" />
                {t(`library_overview_${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sites.map((site) => (
            <tr key={site.site}>
              <th scope="row">
                <bdi>{app.siteName(site.site)}</bdi>
                <Bar site={site} most={most} />
              </th>
              <td>{said(sizeOf(site), site.estimated)}</td>
              {shown.map((kind) => (
                <td key={kind}>{said(site[kind], kind === "texts" && site.estimated)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {storage.index !== undefined && <Beside name={t("library_overview_index")} kinds={shown} size={index} />}
          {unshown > 0 && <Beside name={t("library_overview_unshown")} kinds={shown} size={unshown} />}
          <tr class="together">
            <th scope="row">{t("library_overview_together")}</th>
            <td>{said(sum(sizeOf) + index + unshown, isEstimated)}</td>
            {shown.map((kind) => (
              <td key={kind}>
                {said(
                  sum((site) => site[kind]),
                  kind === "texts" && isEstimated,
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Bar({ site, most }: { site: SiteStorage; most: number }) {
  return (
    <span class="storage-bar" aria-hidden="true">
      {kinds.map(
        (kind) =>
          site[kind] > 0 && (
            <span key={kind} class={toneOf(kind)} style={{ inlineSize: `${(site[kind] / most) * 100}%` }} />
          ),
      )}
    </span>
  );
}

/** What belongs to no site. */
function Beside({ name, kinds: shown, size }: { name: string; kinds: readonly Kind[]; size: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{said(size, false)}</td>
      {shown.map((kind) => (
        <td key={kind} />
      ))}
    </tr>
  );
}

function said(bytes: number, estimated: boolean): string {
  if (bytes === 0) return "–";
  return estimated ? t("library_overview_about", formatBytes(bytes)) : formatBytes(bytes);
}
