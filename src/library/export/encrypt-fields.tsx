import { Button } from "../../ui/button.tsx";
import { errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import { Notice } from "../../ui/notice.tsx";
import { CopyButton } from "../copy-button.tsx";
import { PassphraseField } from "../passphrase/passphrase-field.tsx";
import type { Encrypting, EncryptState } from "./encrypt-state.ts";

/** Whether the file is encrypted, and by what. */
export function EncryptFields({ encrypt }: { encrypt: EncryptState }) {
  const { how, recipient, passphrase, shown, fault, working, problem } = encrypt;
  const ways: Encrypting[] = recipient.value ? ["no", "key", "passphrase"] : ["no", "passphrase"];
  return (
    <div class="encrypt-fields">
      <label class="pick">
        <span>{t("crypt_export")}</span>
        <select value={how.value} onChange={({ currentTarget }) => (how.value = currentTarget.value as Encrypting)}>
          {ways.map((way) => (
            <option key={way} value={way}>
              {t(`crypt_export_${way}`)}
            </option>
          ))}
        </select>
      </label>
      {how.value === "passphrase" && (
        <>
          <PassphraseField
            label={t("crypt_passphrase")}
            value={passphrase}
            isNew
            shown={shown}
            problem={fault.value && t(`crypt_fault_${fault.value}`)}
            onInput={() => (fault.value = undefined)}
          />
          <div class="act-row">
            <Button look="small" onClick={() => void encrypt.offer()}>
              {t("crypt_use_offered")}
            </Button>
            <CopyButton text={() => passphrase.value} label={t("crypt_copy")} look="small" />
          </div>
        </>
      )}
      {how.value !== "no" && <p class="soft">{t(`crypt_export_${how.value}_hint`)}</p>}
      {problem.value && <Notice kind="problem" text={errorText(problem.value)} />}
      <p role="status">{working.value && t("crypt_working")}</p>
    </div>
  );
}
