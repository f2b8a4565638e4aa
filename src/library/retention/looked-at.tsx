import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import type { LibraryState } from "../app-state.ts";
import { namesOf } from "../names-of.ts";
import { ChatList } from "./chat-list.tsx";
import type { RetentionState } from "./retention-state.ts";
import { ruleTexts, sparedTexts, wentText } from "./rule-text.ts";

interface LookedAtProps {
  app: LibraryState;
  state: RetentionState;
}

/** What a rule would delete now, before it may be switched on. */
export function LookedAt({ app, state }: LookedAtProps) {
  const looked = state.looked.value;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (looked) box.current?.focus();
  }, [looked]);
  return (
    <div role="status">
      {state.isLooking.value && <p class="soft">{t("retention_looking")}</p>}
      {looked && (
        <section class="looked-at" aria-labelledby="looked-title" tabIndex={-1} ref={box}>
          <h4 id="looked-title">{t("retention_dry")}</h4>
          <p class="soft" dir="auto">
            {[t(`retention_what_${looked.rule.what}`), ...ruleTexts(looked.rule, app.siteName)].join(" · ")}
          </p>
          <p class="looked-amount">
            {looked.found.found.length === 0
              ? t("retention_nothing")
              : t("retention_would", wentText(looked.found.went))}
          </p>
          {sparedTexts(looked.found).map((text) => (
            <p key={text} class="soft">
              {text}
            </p>
          ))}
          {looked.found.unread.length > 0 && (
            <Notice
              kind="warn"
              text={plural("retention_unread", looked.found.unread.length, namesOf(looked.found.unread, app.rowOf))}
            />
          )}
          {looked.found.found.length > 0 && <ChatList app={app} chats={looked.found.found} />}
          <p class="hint">{t("retention_switch_on_means")}</p>
          <div class="act-row">
            <Button look="danger" onClick={() => void state.switchOn()}>
              {t("retention_switch_on")}
            </Button>
            <Button onClick={state.forgetLook}>{t("retention_not_now")}</Button>
          </div>
        </section>
      )}
    </div>
  );
}
