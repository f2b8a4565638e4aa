import { useSignal } from "@preact/signals";
import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { ChoosingBar } from "../export/choosing-bar.tsx";
import { ChatHead } from "./chat-head.tsx";
import { CompareDialog } from "./compare/compare-dialog.tsx";
import { DateDialog } from "./dates/date-dialog.tsx";
import { MessageList } from "./message-list.tsx";
import { Outline } from "./outline/outline.tsx";
import { PrintDialog } from "./print/print-dialog.tsx";
import { usePrinting } from "./print/use-printing.ts";
import { Toolbar } from "./toolbar.tsx";

/** Screens on which the outline has its place from the start. */
const wideEnough = "(min-width: 140rem)";

/** The third pane: the conversation that is open. */
export function ReaderPane({ app }: { app: LibraryState }) {
  const withOutline = useSignal(matchMedia(wideEnough).matches);
  const { reader } = app;
  usePrinting(app);
  const state = reader.state.value;
  if (state === "none") {
    return (
      <section class="reader-pane closed" aria-label={t("library_reader")}>
        <div class="empty">
          <Icon name="library" />
          <p>{t("library_none_open")}</p>
        </div>
      </section>
    );
  }
  const { conversation } = reader.thread.value ?? {};
  return (
    <section class="reader-pane" aria-label={t("library_reader")}>
      <Toolbar app={app} withOutline={withOutline} />
      <ChoosingBar app={app} />
      {state === "gone" && <Gone />}
      {state === "problem" && (
        <Notice kind="problem" text={errorText(reader.problem.value ?? "unknown")}>
          <Button look="small" onClick={reader.refresh}>
            {t("popup_retry")}
          </Button>
        </Notice>
      )}
      {state === "loading" && (
        <p class="reader-wait" role="status">
          {t("library_loading_chat")}
        </p>
      )}
      {conversation && (
        <div class={withOutline.value ? "reader-body with-outline" : "reader-body"}>
          <MessageList key={conversation.id} app={app}>
            <ChatHead app={app} held={conversation} />
          </MessageList>
          {withOutline.value && <Outline reader={reader} />}
        </div>
      )}
      <Compared reader={reader} />
      {conversation && reader.dating.value && <DateDialog reader={reader} />}
      {conversation && reader.printing.value && <PrintDialog app={app} />}
    </section>
  );
}

/** What is compared, over the page. A component of its own, so that the conversation is not drawn again for it. */
function Compared({ reader }: Pick<LibraryState, "reader">) {
  const what = reader.comparing.value;
  const message = what && reader.tree.value?.byId.get(what.message);
  return message ? <CompareDialog key={what.with} reader={reader} message={message} with={what.with} /> : null;
}

/** The address names a chat that the archive does not hold, or no longer. */
function Gone() {
  return (
    <div class="empty">
      <Icon name="unknown" />
      <h3>{t("library_gone")}</h3>
      <p>{t("library_gone_why")}</p>
      <a class="button" href="#/">
        {t("library_back")}
      </a>
    </div>
  );
}
