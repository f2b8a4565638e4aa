import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";

interface OpenTabsButtonProps {
  app: Pick<LibraryState, "saves">;
  onPressed?: () => void;
}

/** Lists the open tabs with chats, and asks whether to save them. */
export function OpenTabsButton({ app: { saves }, onPressed }: OpenTabsButtonProps) {
  const ask = () => {
    onPressed?.();
    saves.ask();
  };
  return (
    <Button look="quiet small" aria-haspopup="dialog" onClick={ask}>
      <Icon name="tabs" />
      {t("saves_all_tabs")}
    </Button>
  );
}
