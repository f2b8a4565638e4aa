import { formatBytes } from "../../ui/format-bytes.ts";
import { plural, t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { hashOf } from "../route.ts";

interface ChatListProps {
  app: LibraryState;
  chats: readonly { id: string; bytes?: number }[];
}

/** Of more only so many are listed: nobody reads on. */
const mostListed = 200;

/** Chats that something is about to happen to, to be opened and looked at. */
export function ChatList({ app, chats }: ChatListProps) {
  const rest = chats.length - mostListed;
  return (
    <details class="chats-meant">
      <summary>{t("retention_which")}</summary>
      <ul>
        {chats.slice(0, mostListed).map(({ id, bytes }) => {
          const row = app.rowOf(id);
          return (
            <li key={id}>
              <a href={hashOf({ chat: id, message: null })} dir="auto">
                {row ? (row.ownTitle ?? row.title) : id}
              </a>
              <span class="soft">
                {row && app.siteName(row.site)}
                {bytes !== undefined && ` · ${formatBytes(bytes)}`}
              </span>
            </li>
          );
        })}
      </ul>
      {rest > 0 && <p class="soft">{plural("retention_more", rest)}</p>}
    </details>
  );
}
