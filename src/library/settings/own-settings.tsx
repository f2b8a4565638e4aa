import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { codeOf, errorText } from "../../ui/error-text.ts";
import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { saveFile } from "../backup/encryption/save-file.ts";
import { type FileFault, longestFile, readSettings } from "./file/settings-file.ts";
import { settingsFile, takeSettings } from "./file/stored-settings.ts";

/** The settings as a file, without chats and secrets, and the way back from one. */
export function OwnSettings({ app }: { app: LibraryState }) {
  const said = useSignal("");
  const input = useRef<HTMLInputElement>(null);
  const attempt = async (work: () => Promise<string>) => {
    said.value = await work().catch((error: unknown) => errorText(codeOf(error)));
  };
  const save = () =>
    attempt(async () => {
      saveFile("convokeep-settings.json", new TextEncoder().encode(await settingsFile()), "application/json");
      return t("own_settings_saved");
    });
  const take = (file: File | undefined) =>
    attempt(async () => {
      if (!file) return "";
      const read = file.size > longestFile * 4 ? "too-large" : readSettings(await file.text());
      if (typeof read === "string") return t(faultKeys[read]);
      await takeSettings(read, app.data.ask);
      return read.refused.length > 0 ? t("own_settings_partly", read.refused.join(", ")) : t("own_settings_taken");
    });
  return (
    <>
      <p>{t("own_settings_text")}</p>
      <p class="act-row">
        <Button onClick={() => void save()}>{t("own_settings_save")}</Button>
        <Button onClick={() => input.current?.click()}>{t("own_settings_read")}</Button>
        <input
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={t("own_settings_read")}
          ref={input}
          onChange={({ currentTarget }) => {
            void take(currentTarget.files?.[0]);
            currentTarget.value = "";
          }}
        />
      </p>
      <p role="status" class="soft">
        {said}
      </p>
    </>
  );
}

const faultKeys: Record<FileFault, string> = {
  "not-json": "own_settings_not_json",
  "not-settings": "own_settings_no_settings",
  newer: "own_settings_newer",
  "too-large": "own_settings_too_large",
};
