import { useSignal } from "@preact/signals";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { FolderNode } from "./folder-tree.ts";
import { PlaceButton, type PlaceProps } from "./place-button.tsx";

/** A folder with those within it, which can be folded away. */
export function FolderBranch({ node, ...props }: PlaceProps & { node: FolderNode }) {
  const isOpen = useSignal(true);
  const { label, path, count, inside } = node;
  const fold = inside.length > 0 && (
    <Button
      look="quiet icon-only"
      aria-expanded={isOpen.value}
      aria-label={t("library_folders_in", label)}
      onClick={() => {
        isOpen.value = !isOpen.value;
      }}
    >
      <Icon name="next" />
    </Button>
  );
  const within = inside.length > 0 && isOpen.value && (
    <ul>
      {inside.map((each) => (
        <FolderBranch key={each.path} {...props} node={each} />
      ))}
    </ul>
  );
  return (
    <PlaceButton
      {...props}
      place={{ kind: "folder", name: path }}
      icon="folder"
      label={label}
      count={count}
      before={fold}
      below={within}
    />
  );
}
