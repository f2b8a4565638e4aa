/** The dialog's own look and that of the frames on the page. Colours as in the popup; a frame's colour is never all that tells. */
export const dialogStyle = `
:host { all: initial; position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; }
* { box-sizing: border-box; }
[hidden], .away { display: none !important; }
.panel, .layer {
  --card: #fff; --sunken: #f1f0eb; --hover: #f0f4f2; --line: #e2e0d8; --line-strong: #8d918c; --ink: #1c2422; --soft: #56615e;
  --fill: #0b6b61; --fill-strong: #075049; --on-fill: #fff; --ring: #0b6b61;
  --user: #0b6b61; --assistant: #4b3fa8; --unknown: #8a5200; --out: #56615e;
  font: 400 14px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink);
}
[data-kind="user"] { --kind: var(--user); }
[data-kind="assistant"] { --kind: var(--assistant); }
[data-kind="unknown"] { --kind: var(--unknown); }
[data-kind="out"] { --kind: var(--out); }
.panel {
  position: fixed; inset-block: 16px auto; inset-inline: auto 16px; display: flex; flex-direction: column; gap: 10px;
  width: 372px; max-height: calc(100vh - 32px); max-height: calc(100dvh - 32px); padding: 14px 16px;
  background: var(--card); border: 1px solid var(--line-strong); border-radius: 12px; overflow-wrap: anywhere;
  box-shadow: 0 2px 6px rgb(28 36 34 / 12%), 0 12px 32px rgb(28 36 34 / 20%); pointer-events: auto;
  animation: come 160ms ease-out;
}
@keyframes come { from { opacity: 0; transform: translateY(6px); } }
.panel[data-side="start"] { inset-inline: 16px auto; }
.panel:focus { outline: none; }
.head { display: flex; align-items: flex-start; justify-content: space-between; gap: 8px; }
h2, p, ol, ul { margin: 0; padding: 0; list-style: none; }
.title { font-size: 16px; font-weight: 600; line-height: 1.35; }
.found { margin-top: -6px; }
.soft, .found { color: var(--soft); }
.soft, .note { font-size: 12.5px; }
.note { padding: 7px 10px; border-radius: 8px; color: var(--ink); background: var(--sunken); border-inline-start: 3px solid var(--unknown); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: 12.5px; font-weight: 550; }
.legend li { display: flex; align-items: center; gap: 6px; }
.legend li::before { content: ""; width: 10px; height: 10px; border: 2px solid var(--kind); border-radius: 3px; }
.legend [data-kind="unknown"]::before { border-style: dashed; }
.legend [data-kind="out"]::before { border-style: dotted; }
.tools, .ends { display: flex; flex-wrap: wrap; gap: 8px; }
.foot { display: flex; flex-direction: column; gap: 8px; }
button {
  font: inherit; min-height: 34px; padding: 5px 12px; border: 1px solid var(--line-strong); border-radius: 8px;
  color: inherit; background: transparent; cursor: pointer; transition: background 120ms, border-color 120ms;
}
button:hover { background: var(--hover); }
button:focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; }
.tools button { min-height: 30px; padding: 3px 10px; font-size: 13px; }
.primary { font-weight: 600; color: var(--on-fill); background: var(--fill); border-color: var(--fill); }
.primary:hover { background: var(--fill-strong); border-color: var(--fill-strong); }
.ends .primary { flex: 1; }
.primary[aria-disabled="true"] { opacity: 0.55; cursor: default; }
.icon-button { display: grid; place-items: center; flex: none; min-height: 0; width: 28px; height: 28px; padding: 0; border-color: transparent; color: var(--soft); }
svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.turns { flex: 1 1 auto; min-height: 96px; margin-inline: -16px; padding-inline: 10px; overflow-y: auto; overscroll-behavior: contain; border-block: 1px solid var(--line); }
.turn {
  display: grid; grid-template-columns: 1fr auto auto; align-items: center; gap: 2px 4px; padding-block: 5px;
  border-block-start: 1px solid var(--line);
}
.turn:first-child { border-block-start: 0; }
.show { display: flex; align-items: baseline; gap: 8px; min-height: 0; padding: 5px 6px; border-color: transparent; text-align: start; }
.number { flex: none; min-width: 18px; font-size: 12px; font-variant-numeric: tabular-nums; color: var(--soft); text-align: end; }
.words { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.turn[data-kind="out"] .words { color: var(--soft); text-decoration: line-through; }
.writer {
  min-height: 26px; min-width: 76px; padding: 1px 10px; border: 1.5px solid var(--kind); border-radius: 99px;
  font-size: 12.5px; font-weight: 600; color: var(--kind); text-align: center;
}
.turn[data-kind="unknown"] .writer { border-style: dashed; }
.writer:disabled { border-style: dotted; cursor: default; background: transparent; }
.more { grid-column: 1 / -1; justify-self: start; min-height: 26px; margin: 2px 0 2px 26px; padding: 1px 10px; font-size: 12.5px; font-weight: 550; color: var(--fill); border-color: var(--fill); }
.at { min-height: 1.45em; font-size: 12.5px; padding-inline-start: 8px; border-inline-start: 3px solid var(--line-strong); display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.at:empty { visibility: hidden; }
.pointing .found { color: var(--ink); font-weight: 600; }
.layer { position: fixed; inset: 0; overflow: hidden; direction: ltr; }
.frame {
  position: absolute; inset: 0 auto auto 0; border: 2px solid var(--kind); border-radius: 8px;
  background: color-mix(in srgb, var(--kind) 5%, transparent); box-shadow: 0 0 0 1.5px rgb(255 255 255 / 70%);
}
.frame[data-kind="unknown"] { border-style: dashed; }
.frame[data-kind="out"] { border-style: dotted; background: none; }
.frame.pointed { border-width: 4px; background: color-mix(in srgb, var(--kind) 14%, transparent); }
.tag {
  position: absolute; padding: 0 7px; font-size: 11.5px; font-weight: 600; line-height: 18px; color: #fff;
  background: var(--kind); white-space: nowrap;
}
[data-tag="beside"] .tag { inset: 0 100% auto auto; margin: 2px 2px 0 0; border-radius: 6px 0 0 6px; box-shadow: -1px 0 0 1.5px rgb(255 255 255 / 70%); clip-path: inset(-3px 0 -3px -3px); }
[data-tag="above"] .tag { inset: auto auto 100% 8px; border-radius: 6px 6px 0 0; }
[data-tag="inside"] .tag { inset: 0 auto auto 8px; border-radius: 0 0 6px 6px; }
.aim { --kind: #b3261e; border-width: 3px; }
@media (prefers-color-scheme: dark) {
  .panel {
    --card: #1e2423; --sunken: #121615; --hover: #262d2c; --line: #323a38; --line-strong: #798480; --ink: #e8ecea; --soft: #a6b1ad;
    --fill: #1f7a6f; --fill-strong: #2a8b7f; --ring: #8adccf;
    --user: #62cdbd; --assistant: #b3acf7; --unknown: #f0bd6b; --out: #a6b1ad; color-scheme: dark;
    box-shadow: 0 2px 6px rgb(0 0 0 / 40%), 0 12px 36px rgb(0 0 0 / 50%);
  }
  .more { color: #62cdbd; border-color: #62cdbd; }
}
@media (max-width: 640px) {
  .panel, .panel[data-side="start"] { inset: auto 8px 8px; width: auto; max-height: 60vh; max-height: 60dvh; padding: 12px; }
  .turns { margin-inline: -12px; }
  .head .icon-button { display: none; }
}
@media (prefers-reduced-motion: reduce) {
  .panel { animation: none; }
  button { transition: none; }
}
@media (forced-colors: active) {
  .frame, .writer, .primary { border-color: CanvasText; }
  .tag { color: CanvasText; background: Canvas; border: 1px solid CanvasText; }
}
@media print { :host { display: none; } }
`;
