import { plural, t } from "../../../ui/i18n.ts";
import type { Piece } from "./compare-texts.ts";

/** Lines of what is the same that stand before and after a change; what lies between is folded. */
const around = 3;

/** Both texts in one. What came in and what was taken out is told apart by more than its colour, and read aloud as such. */
export function Changes({ pieces }: { pieces: readonly Piece[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="changes" tabIndex={0} aria-label={t("library_compare_text")} dir="auto">
      {pieces.map((piece, at) => (
        // Pieces have no name but their place.
        <Stretch key={at} piece={piece} isFirst={at === 0} isLast={at === pieces.length - 1} />
      ))}
    </section>
  );
}

function Stretch({ piece: { kind, text }, isFirst, isLast }: { piece: Piece; isFirst: boolean; isLast: boolean }) {
  if (kind === "same") return <Same text={text} head={isFirst ? 0 : around} tail={isLast ? 0 : around} />;
  const Tag = kind === "added" ? "ins" : "del";
  return (
    <Tag>
      <span class="unseen"> {t(kind === "added" ? "library_compare_in" : "library_compare_out")} </span>
      {text}
      <span class="unseen"> {t("library_compare_end")} </span>
    </Tag>
  );
}

function Same({ text, head, tail }: { text: string; head: number; tail: number }) {
  const lines = text.split("\n");
  const folded = lines.slice(head, lines.length - tail);
  // To unfold a line or two is more trouble than to read over them.
  if (folded.length <= 2 * around) return <span>{text}</span>;
  return (
    <>
      {lines.slice(0, head).join("\n")}
      <details>
        <summary>{plural("library_compare_lines", folded.length)}</summary>
        {folded.join("\n")}
      </details>
      {lines.slice(lines.length - tail).join("\n")}
    </>
  );
}
