import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Message } from "../../conversation/model.ts";
import { formatMoment, formatNumber } from "../../ui/format.ts";
import { t } from "../../ui/i18n.ts";
import { locale } from "../../ui/locale.ts";
import { MessagePick } from "../export/message-pick.tsx";
import { BranchSwitch } from "./branch-switch.tsx";
import { drawParts } from "./draw-parts.ts";
import type { Drawing } from "./drawing.ts";
import { guessHeight } from "./guess-height.ts";
import type { Pictures } from "./pictures.ts";
import type { ReaderState } from "./reader-state.ts";
import { Versions } from "./versions.tsx";

interface CardProps {
  reader: ReaderState;
  message: Message;
  /** Place on the path, from 1. */
  number: number;
  drawing: Drawing;
  pictures: Pictures;
}

/** One message: who, when, which of its branches, and what it says. */
export function MessageCard({ reader, message, number, drawing, pictures }: CardProps) {
  const { role, author, model, sentAt, finished, versions } = message;
  return (
    <article
      class={`card view from-${role}`}
      data-message={message.id}
      tabIndex={-1}
      aria-label={t("library_message_by", number, t(`library_role_${role}`))}
    >
      <header class="message-head card-head">
        <MessagePick picks={reader.picks} id={message.id} number={number} />
        <h3 class="message-author">
          {t(`library_role_${role}`)}
          {author && <bdi class="card-author">{author}</bdi>}
        </h3>
        {model && <bdi class="message-model">{model}</bdi>}
        {sentAt && (
          <time class="message-time" dateTime={sentAt}>
            {formatMoment(sentAt)}
          </time>
        )}
        <BranchSwitch reader={reader} message={message} />
        <a class="card-number" href={reader.addressOf(message.id)} title={t("library_link_message")}>
          {formatNumber(number)}
        </a>
      </header>
      <Body message={message} number={number} drawing={drawing} pictures={pictures} />
      {!finished && <p class="card-note">{t("library_unfinished")}</p>}
      {versions.length > 0 && <Versions reader={reader} message={message} drawing={drawing} pictures={pictures} />}
    </article>
  );
}

function Body({ message, number, drawing, pictures }: Omit<CardProps, "reader">) {
  const body = useRef<HTMLDivElement>(null);
  const { id, parts, hash } = message;
  const name = `${id} ${hash}`;
  const language = locale();
  // Equal hashes are equal parts, in a new object at every reading.
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const draw = () => {
      element.replaceChildren(drawParts(parts, number, pictures));
      element.classList.remove("waiting");
      drawing.finish(element);
    };
    // Drawn once, it is drawn again at once: an answer that grows does not vanish in between.
    if (!element.classList.contains("waiting")) {
      draw();
      return;
    }
    return drawing.whenNear(element, draw);
  }, [hash, parts.length, language]);
  useLayoutEffect(() => {
    const element = body.current;
    return () => {
      if (!element || element.classList.contains("waiting")) return;
      drawing.heights.set(name, element.offsetHeight);
      drawing.forget(element);
    };
  }, [name, drawing]);
  const before = drawing.heights.get(name);
  const guess = useMemo(() => (before ? `${before}px` : `${guessHeight(parts)}rem`), [before, name]);
  return <div ref={body} class="message-body waiting" style={{ "--guess": guess }} />;
}
