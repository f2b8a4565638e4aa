import { t } from "../../ui/i18n.ts";
import type { LibraryState } from "../app-state.ts";

export type CopyAs = "markdown" | "rich";

/** Copies the chosen messages of the open chat, or all that is shown of it, and says so. */
export async function copyOpen({ reader, said }: Pick<LibraryState, "reader" | "said">, as: CopyAs): Promise<void> {
  const held = reader.thread.value;
  if (!held) return;
  const shown = { ...held, path: [...reader.steps.value] };
  const chosen = reader.picks.ids.value;
  try {
    // Nobody who only reads should have to load what writes Markdown.
    const { copyThread } = await import("./copy-thread.ts");
    await copyThread(shown, as, chosen.length > 0 ? chosen : undefined);
    said.say(t(`library_copied_${as}`));
  } catch (error) {
    console.warn("not copied", error);
    said.say(t("library_copy_failed"));
  }
}
