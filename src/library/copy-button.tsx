import { useSignal } from "@preact/signals";
import { Button } from "../ui/button.tsx";
import { codeOf } from "../ui/error-text.ts";
import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";

/** Puts a text into the clipboard, and says that it did. */
export function CopyButton({ text, label, look }: { text(): string; label: string; look?: "small" }) {
  const said = useSignal("");
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => {
        said.value = t("import_copied");
      },
      (error: unknown) => {
        codeOf(error);
        said.value = t("library_copy_failed");
      },
    );
  return (
    <span class="copying">
      <Button {...(look ? { look } : {})} onClick={copy}>
        <Icon name="copy" />
        {label}
      </Button>
      <span role="status">{said}</span>
    </span>
  );
}
