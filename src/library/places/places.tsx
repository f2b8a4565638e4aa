import type { ComponentChildren } from "preact";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { FolderBranch } from "./folder-branch.tsx";
import { PageLink } from "./page-link.tsx";
import { PlaceButton } from "./place-button.tsx";

/** All places of the archive. `onChosen` after one was chosen. */
export function Places({ app, onChosen }: { app: LibraryState; onChosen?: () => void }) {
  const { all, starred, partial, sites, folders, tags } = app.tally.value;
  const common = { app, onChosen };
  return (
    <nav class="places" aria-label={t("library_places")}>
      <ul>
        <PlaceButton {...common} place={{ kind: "all" }} icon="bubble" label={t("library_place_all")} count={all} />
        <PlaceButton
          {...common}
          place={{ kind: "starred" }}
          icon="star"
          label={t("library_place_starred")}
          count={starred}
        />
        <PlaceButton
          {...common}
          place={{ kind: "partial" }}
          icon="partial"
          label={t("library_place_partial")}
          count={partial}
        />
        <PageLink {...common} page="overview" icon="chart" />
        <PageLink {...common} page="import" icon="upload" />
        <PageLink
          {...common}
          page="backup"
          icon="safe"
          worry={app.backups.worried.value ? t("backup_overdue_short") : undefined}
        />
        <PageLink {...common} page="settings" icon="gear" />
      </ul>
      {sites.length > 0 && (
        <Section title={t("library_sites")}>
          {sites.map(({ name, count }) => (
            <PlaceButton
              key={name}
              {...common}
              place={{ kind: "site", name }}
              icon="site"
              label={app.siteName(name)}
              count={count}
            />
          ))}
        </Section>
      )}
      {folders.length > 0 && (
        <Section title={t("library_folders")}>
          {folders.map((node) => (
            <FolderBranch key={node.path} {...common} node={node} />
          ))}
        </Section>
      )}
      {tags.length > 0 && (
        <Section title={t("library_tags")}>
          {tags.map(({ name, count }) => (
            <PlaceButton key={name} {...common} place={{ kind: "tag", name }} icon="tag" label={name} count={count} />
          ))}
        </Section>
      )}
    </nav>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </>
  );
}
