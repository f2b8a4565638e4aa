import { useEffect, useMemo } from "preact/hooks";
import { t } from "../../ui/i18n.ts";
import { ChoosePassphrase } from "../passphrase/choose-passphrase.tsx";
import { createOffer } from "../passphrase/offer.ts";
import type { LockSettings } from "./lock-state.ts";

/** The passphrase is chosen. What the lock cannot do stands beside it. */
export function ChooseLock({ state }: { state: LockSettings }) {
  const offer = useMemo(createOffer, []);
  useEffect(() => void offer.offerAnother().catch(state.failed), [offer, state]);
  return (
    <ChoosePassphrase offer={offer} text={t("lock_offered")} onChoose={state.choose} onCancel={state.cancel}>
      <p class="hint">{t("lock_forgotten")}</p>
      {state.step.value === "choose" && <p class="hint">{t("lock_remains")}</p>}
    </ChoosePassphrase>
  );
}
