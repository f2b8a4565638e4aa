import type { ComponentChildren } from "preact";
import type { LibraryState } from "./app-state.ts";
import { ToPlaces } from "./places/to-places.tsx";

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
          <ToPlaces app={app} />
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
