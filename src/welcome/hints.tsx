import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../ui/i18n.ts";
import { saveKeys } from "../ui/save-keys.ts";

/** How to get at Save chat quickly: the pinned icon, and the keys as they are set in this browser. */
export function Hints() {
  const keys = useSignal("");
  useEffect(() => {
    void saveKeys().then((found) => {
      keys.value = found;
    });
  }, [keys]);
  return (
    <ul class="hints">
      <li>{t("welcome_pin")}</li>
      {keys.value !== "" && <li>{t("welcome_keys", keys.value)}</li>}
    </ul>
  );
}
