import type { ComponentChildren } from "preact";
import { Button } from "../ui/button.tsx";
import { t } from "../ui/i18n.ts";
import { Icon } from "../ui/icons.tsx";
import type { LibraryState } from "./app-state.ts";

interface PageProps {
  app: LibraryState;
  title: string;
  /** `narrow` for what is read line by line. */
  look?: "narrow";
  /** Stands beside the title. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** A page in place of list and reader. */
export function Page({ app, title, look, aside, children }: PageProps) {
  return (
    <main class={look ? `page ${look}` : "page"}>
      <div class="page-body">
        <header class="page-head">
          <span class="to-places">
            <Button
              look="quiet icon-only"
              aria-label={t("library_places")}
              title={t("library_places")}
              onClick={() => {
                app.dialog.value = { kind: "places" };
              }}
            >
              <Icon name="menu" />
            </Button>
          </span>
          <h2 class="page-title" tabIndex={-1}>
            {title}
          </h2>
          {aside}
        </header>
        {children}
      </div>
    </main>
  );
}
