import type { ComponentChildren } from "preact";
import { formatNumber } from "../../ui/format.ts";
import { plural } from "../../ui/i18n.ts";
import { Icon, type IconName } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";
import { hashOfPage } from "../route.ts";
import { type Place, placeKey } from "./place.ts";

export interface PlaceProps {
  app: LibraryState;
  onChosen?: (() => void) | undefined;
}

interface PlaceButtonProps extends PlaceProps {
  place: Place;
  icon: IconName;
  label: string;
  count: number;
  /** What stands before and below it: folders within a folder. */
  before?: ComponentChildren;
  below?: ComponentChildren;
}

/** One place with the number of chats in it. */
export function PlaceButton({ app, onChosen, place, icon, label, count, before, below }: PlaceButtonProps) {
  const isHere = app.page.value === "chats" && placeKey(app.view.place.value) === placeKey(place);
  const choose = () => {
    app.view.place.value = place;
    if (app.page.value !== "chats") location.hash = hashOfPage("chats");
    onChosen?.();
  };
  return (
    <li>
      <div class="place-line">
        {before}
        <button type="button" class="place" aria-current={isHere ? "true" : undefined} onClick={choose}>
          <Icon name={icon} />
          <span class="place-name" dir="auto">
            {label}
          </span>
          <span class="place-count" aria-hidden="true">
            {formatNumber(count)}
          </span>
          <span class="unseen">{plural("popup_chats", count)}</span>
        </button>
      </div>
      {below}
    </li>
  );
}
