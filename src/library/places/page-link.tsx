import { t } from "../../ui/i18n.ts";
import { Icon, type IconName } from "../../ui/icons.tsx";
import { hashOfPage, type PageName } from "../route.ts";
import type { PlaceProps } from "./place-button.tsx";

interface PageLinkProps extends PlaceProps {
  page: Exclude<PageName, "chats">;
  icon: IconName;
  /** Why something there is to be looked at. */
  worry?: string | undefined;
}

/** The way to a page of the library. */
export function PageLink({ app, onChosen, page, icon, worry }: PageLinkProps) {
  return (
    <li>
      <a
        class="place place-link"
        href={hashOfPage(page)}
        aria-current={app.page.value === page ? "page" : undefined}
        onClick={onChosen}
      >
        <Icon name={icon} />
        <span class="place-name">{t(`library_${page}`)}</span>
        {worry !== undefined && <span class="place-dot" role="img" aria-label={worry} title={worry} />}
      </a>
    </li>
  );
}
