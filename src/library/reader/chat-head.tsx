import type { Conversation, Stamp } from "../../conversation/model.ts";
import { shownTitle } from "../../conversation/organising.ts";
import { coverageSentence } from "../../ui/coverage-text.ts";
import { formatMoment } from "../../ui/format.ts";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";
import { CompleteButton } from "../complete/complete-button.tsx";
import { mustCompleteByHand } from "../complete/may-complete.ts";

/** Title and facts of the open conversation. `held` is as the reader read it: its coverage tells damage that the list does not know. */
export function ChatHead({ app, held }: { app: LibraryState; held: Conversation }) {
  const row = app.rowOf(held.id) ?? held;
  return (
    <header class="chat-head">
      <h2 dir="auto">{shownTitle(row)}</h2>
      {row.ownTitle !== undefined && (
        <p class="site-title">
          {t("library_site_title")} <bdi>{row.title}</bdi>
        </p>
      )}
      <p class="chat-facts">
        <span>{app.siteName(row.site)}</span>
        {row.model && <bdi>{row.model}</bdi>}
        <When
          label={row.created ? "library_created" : "library_first_saved"}
          stamp={row.created ?? row.firstCaptured}
        />
        <When label="library_updated" stamp={row.updated} />
        <Original url={row.url} />
      </p>
      <p class={`coverage ${held.coverage.state}`}>
        <Icon name={held.coverage.state} />
        <span>{coverageSentence(held.coverage, held.messageCount)}</span>
        <CompleteButton app={app} chat={held} />
      </p>
      {mustCompleteByHand(held) && <p class="by-hand">{t("library_complete_by_hand")}</p>}
      <Belongings app={app} row={row} />
      {row.note && (
        <aside class="note" aria-label={t("library_note")} dir="auto">
          {row.note}
        </aside>
      )}
    </header>
  );
}

function When({ label, stamp }: { label: string; stamp: Stamp | string }) {
  const at = typeof stamp === "string" ? stamp : stamp.at;
  return (
    <span>
      {t(label)} <time dateTime={at}>{formatMoment(at)}</time>
    </span>
  );
}

function Original({ url }: { url: string }) {
  // The address was read from a page: only web addresses become links.
  if (!/^https?:\/\//.test(url)) return null;
  return (
    <a class="original" href={url} target="_blank" rel="noreferrer" aria-keyshortcuts="O">
      {t("popup_open_page")} <Icon name="open" />
    </a>
  );
}

/** Folder and tags; each leads to the others in it. */
function Belongings({ app: { view }, row: { folder, tags } }: { app: LibraryState; row: Conversation }) {
  if (folder === undefined && tags.length === 0) return null;
  const go = (kind: "folder" | "tag", name: string) => () => {
    view.place.value = { kind, name };
  };
  return (
    <p class="belongings">
      {folder !== undefined && (
        <button type="button" class="chip" aria-label={t("library_go_folder", folder)} onClick={go("folder", folder)}>
          <Icon name="folder" />
          <bdi>{folder}</bdi>
        </button>
      )}
      {tags.map((tag) => (
        <button key={tag} type="button" class="chip" aria-label={t("library_go_tag", tag)} onClick={go("tag", tag)}>
          <Icon name="tag" />
          <bdi>{tag}</bdi>
        </button>
      ))}
    </p>
  );
}
