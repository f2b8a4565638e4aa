import type { ComponentChildren } from "preact";

interface NoticeProps {
  /** `problem` is read aloud at once. */
  kind: "problem" | "warn" | "plain";
  /** Several stand below each other. */
  text: string | readonly string[];
  /** Buttons. */
  children?: ComponentChildren;
}

/** A sentence the user should see, with what can be done about it. */
export function Notice({ kind, text, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} {...(kind === "problem" ? { role: "alert" } : {})}>
      {[text].flat().map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {children && <div class="notice-actions">{children}</div>}
    </div>
  );
}
