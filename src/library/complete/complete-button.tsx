import type { Conversation } from "../../conversation/model.ts";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { completeChats } from "./complete-chats.ts";
import { mayComplete } from "./may-complete.ts";

interface CompleteButtonProps {
  app: LibraryState;
  chat: Conversation;
  /** Id of the element that names the chat. */
  describedBy?: string;
  tabIndex?: number;
  /** Stands in every row of a list. */
  quiet?: boolean;
}

/** Opens the chat's page and saves what is missing; nothing where that cannot help, or is being done. */
export function CompleteButton({ app, chat, describedBy, tabIndex, quiet = false }: CompleteButtonProps) {
  if (!mayComplete(chat)) return null;
  const item = app.saves.run.value?.items.find(({ conversation }) => conversation === chat.id);
  const isUnderWay = item !== undefined && item.end === undefined;
  return (
    <Button
      look={quiet ? "quiet small" : "small"}
      disabled={isUnderWay}
      tabIndex={tabIndex}
      aria-describedby={describedBy}
      title={t("library_complete_hint")}
      onClick={() => completeChats(app, [chat.id])}
    >
      {t("library_complete")}
    </Button>
  );
}
