import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";
import { MenuButton } from "../menu-button.tsx";
import { copyOpen } from "./copy-open.ts";

/** Copies the open chat, or the messages chosen in it. */
export function CopyMenu({ app }: { app: LibraryState }) {
  return (
    <MenuButton
      icon="copy"
      label={t("library_copy")}
      items={[
        { label: t("library_copy_markdown"), act: () => void copyOpen(app, "markdown") },
        { label: t("library_copy_rich"), act: () => void copyOpen(app, "rich") },
        {
          label: t("hide_menu"),
          act: () => {
            app.dialog.value = { kind: "hide" };
          },
        },
      ]}
    />
  );
}
