import { useEffect } from "preact/hooks";
import type { ContextHit } from "../../archive/search/hits-in-context.ts";
import { rangesIn } from "../../archive/search/ranges-in.ts";
import type { Snippet } from "../../archive/search/snippets.ts";
import type { Conversation } from "../../conversation/model.ts";
import { shownTitle } from "../../conversation/organising.ts";
import { CoverageLabel } from "../../ui/coverage.tsx";
import { messagesText, whyIncomplete } from "../../ui/coverage-text.ts";
import { formatMoment, formatWhen } from "../../ui/format.ts";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";
import { CompleteButton } from "../complete/complete-button.tsx";
import { mustCompleteByHand } from "../complete/may-complete.ts";
import { setStar } from "../organise/set-star.ts";
import { hashOf } from "../route.ts";
import { Marked } from "./marked.tsx";
import { rowWhen } from "./row-when.ts";

interface ChatRowProps {
  app: LibraryState;
  chat: Conversation;
  /** `at` from 0; `offset` in pixels from the top of the list; `current` is the row that Tab reaches. */
  place: { at: number; count: number; offset: number; current: boolean; high: boolean };
  onFocus(): void;
}

/** One chat: a box to choose it, a link that opens it, and its star. */
export function ChatRow({ app, chat, place, onFocus }: ChatRowProps) {
  const chosen = app.picks.chosen.value.has(chat.id);
  const isOpen = app.reader.chat.value === chat.id;
  const snippet = app.snippets.of(chat.id);
  useEffect(() => app.snippets.want(chat.id));
  const message = snippet?.where.kind === "message" ? snippet.where.message : null;
  const sort = app.view.sort.value;
  const isByDate = sort === "newest" || sort === "oldest";
  const tabIndex = place.current ? 0 : -1;
  const title = `title:${chat.id}`;
  const shown = shownTitle(chat);
  const mending = app.view.mending.value;
  return (
    <li
      class={`row${place.high ? " high" : ""}${chosen ? " chosen" : ""}${isOpen ? " open" : ""}`}
      aria-posinset={place.at + 1}
      aria-setsize={place.count}
      style={{ transform: `translateY(${place.offset}px)` }}
      data-chat={chat.id}
      onFocusCapture={onFocus}
    >
      <input
        type="checkbox"
        checked={chosen}
        tabIndex={tabIndex}
        aria-labelledby={title}
        onClick={(event) => app.picks.toggle(chat.id, event.shiftKey)}
      />
      <a
        class="row-text"
        href={hashOf({ chat: chat.id, message })}
        tabIndex={tabIndex}
        aria-current={isOpen ? "true" : undefined}
      >
        <span class="row-first">
          <span id={title} class="row-title" dir="auto" title={shown}>
            <Marked text={shown} matches={rangesIn(shown, app.search.found.value.words)} />
          </span>
          <time class="row-time" dateTime={chat.updated.at} title={formatMoment(chat.updated.at)}>
            {isByDate ? rowWhen(chat.updated.at) : formatWhen(chat.updated.at)}
          </time>
        </span>
        <span class="row-facts">
          <CoverageLabel coverage={chat.coverage} /> · {messagesText(chat.coverage)} · {app.siteName(chat.site)}
        </span>
        <ThirdLine chat={chat} snippet={snippet} mending={mending} />
      </a>
      <span class={mending ? "row-acts stacked" : "row-acts"}>
        {mending && <CompleteButton app={app} chat={chat} describedBy={title} tabIndex={tabIndex} quiet />}
        <button
          type="button"
          class={chat.starred ? "star on" : "star"}
          tabIndex={tabIndex}
          aria-pressed={chat.starred}
          aria-label={t("library_star")}
          aria-describedby={title}
          title={t(chat.starred ? "library_unstar" : "library_star")}
          onClick={() => setStar(app, [chat.id], !chat.starred)}
        >
          <Icon name="star" />
        </button>
      </span>
    </li>
  );
}

interface ThirdLineProps {
  chat: Conversation;
  snippet: ContextHit | undefined;
  mending: boolean;
}

function ThirdLine({ chat, snippet, mending }: ThirdLineProps) {
  if (snippet) return <SnippetLine snippet={snippet} />;
  if (mending && chat.coverage.state !== "complete") {
    const by = mustCompleteByHand(chat) ? ` ${t("library_complete_by_hand")}` : "";
    const why = `${whyIncomplete(chat.coverage)}${by}`;
    return (
      <span class="row-why" title={why}>
        {why}
      </span>
    );
  }
  if (chat.tags.length === 0) return null;
  return (
    <span class="row-tags">
      {chat.tags.map((tag) => (
        <bdi key={tag} class="tag">
          {tag}
        </bdi>
      ))}
    </span>
  );
}

/** What was found, the words marked. */
function SnippetLine({ snippet: { text, matches, cutBefore } }: { snippet: Snippet }) {
  return (
    <span class="row-snippet" dir="auto">
      {cutBefore && "…"}
      <Marked text={text} matches={matches} />
    </span>
  );
}
