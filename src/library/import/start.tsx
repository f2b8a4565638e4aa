import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/button.tsx";
import { t } from "../../ui/i18n.ts";
import { Icon } from "../../ui/icons.tsx";
import type { LibraryState } from "../app-state.ts";
import { Interrupted } from "./interrupted.tsx";
import { PastImports } from "./past-imports.tsx";
import { StepTitle } from "./step-title.tsx";
import { Vendors } from "./vendors.tsx";

/** Before anything was dropped: what can be, how to get it, and what was imported before. */
export function Start({ app }: { app: LibraryState }) {
  const { importing } = app;
  useEffect(() => void importing.refresh(), [importing]);
  return (
    <>
      <Interrupted app={app} />
      <section class="panel drop-place" aria-labelledby="drop-title">
        <Icon name="upload" />
        <StepTitle id="drop-title">{t("import_drop")}</StepTitle>
        <p>{t("import_drop_hint")}</p>
        <ChooseFiles app={app} />
        <p class="hint">{t("import_private")}</p>
      </section>
      <section class="panel" aria-labelledby="vendors-title">
        <h3 id="vendors-title">{t("import_how")}</h3>
        <Vendors />
      </section>
      <PastImports app={app} />
    </>
  );
}

/** Opens the browser's file chooser. */
export function ChooseFiles({ app, look = "primary" }: { app: LibraryState; look?: "primary" | "small" }) {
  const input = useRef<HTMLInputElement>(null);
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    if (input.current) input.current.value = "";
    app.importing.look(files, []);
  };
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        {t("import_choose")}
      </Button>
      <input ref={input} type="file" multiple hidden onChange={take} />
    </>
  );
}
