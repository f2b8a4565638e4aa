import { useEffect, useMemo } from "preact/hooks";
import type { LockState } from "../../lock/state.ts";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import { RepeatPassphrase } from "../passphrase/repeat-passphrase.tsx";
import { byKind, kindName } from "../store-names.ts";
import { AskPassphrase } from "./ask-passphrase.tsx";
import { ChooseLock } from "./choose-lock.tsx";
import { createLockSettings, type LockSettings as State } from "./lock-state.ts";
import { Moving } from "./moving.tsx";
import { TurnedOn } from "./turned-on.tsx";

/** Whether a passphrase locks the archive, and the way there and back. */
export function LockSettings() {
  const abort = useMemo(() => new AbortController(), []);
  useEffect(() => () => abort.abort(), [abort]);
  const state = useMemo(() => createLockSettings(abort.signal), [abort]);
  return (
    <>
      <p role="status">{state.said}</p>
      <Shown state={state} />
    </>
  );
}

function Shown({ state }: { state: State }) {
  switch (state.step.value) {
    case "choose":
    case "change-choose":
      return <ChooseLock state={state} />;
    case "repeat":
      return <Repeat state={state} act={t("lock_turn_on")} />;
    case "change-repeat":
      return <Repeat state={state} act={t("lock_change")} hint={t("lock_change_what")} />;
    case "change":
      return <AskPassphrase state={state} label={t("lock_current")} act={t("crypt_next")} />;
    case "off":
      return (
        <AskPassphrase state={state} text={t("lock_off_what")} label={t("lock_passphrase")} act={t("lock_turn_off")} />
      );
    case "rest":
      return <AtRest state={state} />;
  }
}

function Repeat({ state, act, hint }: { state: State; act: string; hint?: string }) {
  const { repeat, busy, cancel } = state;
  return (
    <RepeatPassphrase repeat={repeat} busy={busy} hint={hint} act={act} back={t("crypt_cancel")} onBack={cancel} />
  );
}

function AtRest({ state }: { state: State }) {
  const now = state.state.value;
  if (!now) return null;
  if (now.moving) return <Moving state={state} now={now} />;
  return (
    <>
      {now.state === "off" ? <TurnedOff state={state} /> : <TurnedOn state={state} />}
      <Aside aside={now.aside} />
    </>
  );
}

/** What could not be opened is named, and not forgotten. */
function Aside({ aside }: { aside: LockState["aside"] }) {
  const kinds = byKind(aside).filter(({ count }) => count > 0);
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  const names = kinds.map(({ kind, count }) => `${kindName(kind)}: ${formatNumber(count)}`).join(", ");
  return <Notice kind="warn" text={plural("lock_aside", all, names)} />;
}

function TurnedOff({ state }: { state: State }) {
  return (
    <>
      <p>{t("lock_what")}</p>
      <p class="hint">{t("lock_limits")}</p>
      <p>
        <Button onClick={() => (state.step.value = "choose")}>{t("lock_turn_on")}</Button>
      </p>
    </>
  );
}
