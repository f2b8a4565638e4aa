import { useSignal } from "@preact/signals";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { unlock } from "../../lock/acts.ts";
import { readLockState } from "../../lock/state.ts";
import { codeOf, errorText } from "../error-text.ts";
import { plural, t } from "../i18n.ts";
import { Icon } from "../icons.tsx";
import { createTrying } from "./try-passphrase.ts";

/** What stands in place of the archive while it is locked. The page is loaded anew when it opens. */
export function LockScreen({ focus }: { focus?: boolean }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const inbox = useSignal(0);
  const trying = useMemo(() => createTrying(unlock), []);
  useEffect(() => {
    if (focus) field.current?.focus();
    readLockState().then(
      (state) => {
        inbox.value = state.inbox;
      },
      (error: unknown) => {
        trying.problem.value = errorText(codeOf(error));
      },
    );
  }, [focus, inbox, trying]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const { current } = field;
    if (!current || current.value === "") return;
    if (!(await trying.attempt(current.value))) current.select();
  };
  return (
    <form class="lock-screen" aria-labelledby={`${id}-title`} onSubmit={submit}>
      <h2 id={`${id}-title`}>
        <Icon name="lock" />
        {t("lock_title")}
      </h2>
      <p>{t("lock_text")}</p>
      <label for={id}>{t("lock_passphrase")}</label>
      <input
        id={id}
        ref={field}
        type="password"
        dir="ltr"
        autocomplete="current-password"
        autocapitalize="none"
        spellcheck={false}
        maxLength={1000}
        aria-invalid={trying.problem.value !== ""}
        aria-describedby={`${id}-says`}
      />
      <p id={`${id}-says`} class="lock-problem" role="alert">
        {trying.problem}
      </p>
      <button type="submit" class="button primary" disabled={trying.busy.value}>
        {t("lock_unlock")}
      </button>
      <p role="status" class="lock-said">
        {trying.busy.value ? t("lock_working") : inbox.value > 0 && plural("lock_waiting", inbox.value)}
      </p>
    </form>
  );
}
