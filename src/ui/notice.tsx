import type { ComponentChildren } from "preact";

interface NoticeProps {
  /** `problem` is read aloud at once. */
  kind: "problem" | "warn" | "plain";
  text: string;
  /** Buttons. */
  children?: ComponentChildren;
}

/** A sentence the user should see, with what can be done about it. */
export function Notice({ kind, text, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} {...(kind === "problem" ? { role: "alert" } : {})}>
      <p>{text}</p>
      {children && <div class="notice-actions">{children}</div>}
    </div>
  );
}
