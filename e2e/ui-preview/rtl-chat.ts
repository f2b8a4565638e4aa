import type { Capture, CapturedMessage } from "../../src/conversation/capture.ts";

const said = (id: string, text: string): CapturedMessage => {
  const role = id.startsWith("u") ? ("user" as const) : ("assistant" as const);
  const format = role === "user" ? ("plain" as const) : ("markdown" as const);
  return { kind: "message", ids: [id], role, parts: [{ kind: "text", format, text }], finished: true };
};

/** A chat in scripts that run to the left, with Latin words, code, a table and formulas between them. */
export const rtlChat: Capture = {
  conversation: {
    site: "claude",
    id: "claude:rtl",
    url: "https://claude.ai/chat/rtl",
    title: "قانون نيوتن الثاني مع مثال بلغة Python",
  },
  layout: "sample",
  capturedAt: "2026-11-20T12:00:00.000Z",
  trigger: "save",
  entries: [
    said("u1", "اشرح لي قانون نيوتن الثاني بمثال.\nPlease add code in Python.\nשלום, גם בעברית אם אפשר."),
    said(
      "a1",
      `القوة تساوي **الكتلة** في التسارع: $F = m a$.

1. ادفع عربة فارغة.
2. ادفع عربة ممتلئة بالقوة نفسها؛ تسارعها *أقل*.

> كلما زادت الكتلة احتجت إلى قوة أكبر.

In English: the same push moves a full cart less.

\`\`\`python
force = mass * acceleration  # نيوتن
\`\`\`

| الكتلة | التسارع |
| --- | --- |
| 10 kg | 2 m/s² |
| 20 kg | 1 m/s² |

- [x] تمت قراءة الدرس
- [ ] حل التمارين`,
    ),
  ],
  evidence: { start: "start", end: true, stated: 2 },
  health: { containers: 2, read: 2, missing: [] },
};
