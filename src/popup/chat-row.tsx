import type { Conversation } from "../conversation/model.ts";
import { CoverageLabel } from "../ui/coverage.tsx";
import { messagesText } from "../ui/coverage-text.ts";
import { formatMoment, formatWhen } from "../ui/format.ts";
import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import type { AppState } from "./app-state.ts";

interface ChatRowProps {
  app: AppState;
  chat: Conversation;
  /** `offset` in pixels from the top of the list; `current` is the row that Tab reaches. */
  place: { index: number; count: number; offset: number; current: boolean };
  onFocus(): void;
}

/** One chat: a check box named by its title, what is known about it, and a way to its page. */
export function ChatRow({ app: { picks, page }, chat, place, onFocus }: ChatRowProps) {
  const chosen = picks.chosen.value.has(chat.id);
  const box = `box:${chat.id}`;
  const title = `title:${chat.id}`;
  const facts = `facts:${chat.id}`;
  const tabIndex = place.current ? 0 : -1;
  const site = page.sites.value.find(({ id }) => id === chat.site)?.name ?? chat.site;
  return (
    <li
      class={chosen ? "row chosen" : "row"}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      style={{ transform: `translateY(${place.offset}px)` }}
      onFocusCapture={onFocus}
    >
      <input
        id={box}
        type="checkbox"
        checked={chosen}
        tabIndex={tabIndex}
        aria-labelledby={title}
        aria-describedby={facts}
        onClick={(event) => picks.toggle(chat.id, event.shiftKey)}
      />
      <label class="row-text" for={box}>
        <span id={title} class="row-title" dir="auto" title={chat.title}>
          {chat.title}
        </span>
        <span id={facts} class="row-facts">
          <CoverageLabel coverage={chat.coverage} /> · {messagesText(chat.coverage)} · {site}
        </span>
      </label>
      <time class="row-time" dateTime={chat.updated.at} title={formatMoment(chat.updated.at)}>
        {formatWhen(chat.updated.at)}
      </time>
      <PageLink url={chat.url} describedBy={title} tabIndex={tabIndex} />
    </li>
  );
}

function PageLink({ url, describedBy, tabIndex }: { url: string; describedBy: string; tabIndex: number }) {
  // The address was read from a page: only web addresses become links.
  if (!/^https?:\/\//.test(url)) return null;
  return (
    <a
      class="row-open"
      href={url}
      target="_blank"
      rel="noreferrer"
      tabIndex={tabIndex}
      aria-label={t("popup_open_page")}
      aria-describedby={describedBy}
      title={t("popup_open_page")}
    >
      <Icon name="open" />
    </a>
  );
}
