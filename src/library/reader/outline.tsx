import { t } from "../../ui/i18n.ts";
import { openingOf } from "./opening.ts";
import type { ReaderState } from "./reader-state.ts";

/** The prompts of the path, each a way to its place. */
export function Outline({ reader }: { reader: ReaderState }) {
  const tree = reader.tree.value;
  const current = reader.current.value;
  const prompts = reader.steps.value.flatMap((step) => {
    const message = "message" in step ? tree?.byId.get(step.message) : undefined;
    return message?.role === "user" ? [message] : [];
  });
  return (
    <nav class="outline" aria-label={t("library_outline")}>
      <h2>{t("library_outline")}</h2>
      <ol>
        {prompts.map((message) => (
          <li key={message.id}>
            <a
              href={reader.addressOf(message.id)}
              aria-current={message.id === current ? "true" : undefined}
              dir="auto"
              onClick={() => reader.goTo(message.id)}
            >
              {openingOf(message) || t("library_no_text")}
            </a>
          </li>
        ))}
      </ol>
      {prompts.length === 0 && <p>{t("library_no_prompts")}</p>}
    </nav>
  );
}
