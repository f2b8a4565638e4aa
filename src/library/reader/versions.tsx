import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Message, MessageVersion } from "../../conversation/model.ts";
import { Button } from "../../ui/button.tsx";
import { formatMoment } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import { idOfVersion } from "./compare/choices.ts";
import { drawParts } from "./draw-parts.ts";
import type { Drawing } from "./drawing.ts";
import type { Pictures } from "./pictures.ts";
import type { ReaderState } from "./reader-state.ts";

interface Means {
  reader: ReaderState;
  message: Message;
  drawing: Drawing;
  pictures: Pictures;
}

/** What the message said before it was changed, folded away. */
export function Versions(means: Means) {
  const { versions } = means.message;
  const isOpen = useSignal(false);
  return (
    <details
      class="versions"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{plural("library_versions", versions.length)}</summary>
      {isOpen.value && versions.map((version) => <Version key={idOfVersion(version)} version={version} {...means} />)}
    </details>
  );
}

function Version({ version, reader, message, drawing, pictures }: Means & { version: MessageVersion }) {
  const { parts, capturedAt } = version;
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    body.current?.replaceChildren(drawParts(parts, undefined, pictures));
    if (body.current) drawing.finish(body.current);
  }, [parts, drawing, pictures]);
  return (
    <section class="version">
      <p class="card-note version-head">
        {t("library_version_seen", formatMoment(capturedAt))}
        <Button look="quiet small" onClick={() => reader.compare({ message: message.id, with: idOfVersion(version) })}>
          {t("library_compare_version")}
        </Button>
      </p>
      <div ref={body} class="message-body" />
    </section>
  );
}
