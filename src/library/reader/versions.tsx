import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { MessageVersion } from "../../conversation/model.ts";
import { formatMoment } from "../../ui/format.ts";
import { plural, t } from "../../ui/i18n.ts";
import { drawParts } from "./draw-parts.ts";
import type { Drawing } from "./drawing.ts";
import type { Pictures } from "./pictures.ts";

interface Means {
  drawing: Drawing;
  pictures: Pictures;
}

/** What the message said before it was changed, folded away. */
export function Versions({ versions, ...means }: Means & { versions: readonly MessageVersion[] }) {
  const isOpen = useSignal(false);
  return (
    <details
      class="versions"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{plural("library_versions", versions.length)}</summary>
      {isOpen.value &&
        versions.map((version) => (
          <Version key={`${version.capturedAt} ${version.hash}`} version={version} {...means} />
        ))}
    </details>
  );
}

function Version({ version: { parts, capturedAt }, drawing, pictures }: Means & { version: MessageVersion }) {
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    body.current?.replaceChildren(drawParts(parts, undefined, pictures));
    if (body.current) drawing.finish(body.current);
  }, [parts, drawing, pictures]);
  return (
    <section class="version">
      <p class="card-note">{t("library_version_seen", formatMoment(capturedAt))}</p>
      <div ref={body} class="message-body" />
    </section>
  );
}
