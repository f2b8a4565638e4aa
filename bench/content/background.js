// Stands in for the extension's background: archives nothing, answers as the contract says.
const parts = new Map();
const coverage = { state: "unknown", held: 0, gaps: [], unreadImages: 0 };
globalThis.captures = 0;
const answers = {
  "page.hello": () => ({ auto: true }),
  "page.state": () => undefined,
  "capture.put": ({ transfer, part, parts: count, data }) => {
    const held = (parts.get(transfer) ?? new Set()).add(part);
    parts.set(transfer, held);
    if (held.size < count) return { waiting: count - held.size };
    globalThis.captures += 1;
    globalThis.characters = (globalThis.characters ?? 0) + data.length;
    return { receipt: { conversation: "x", outcome: "stored", messageCount: 0, coverage } };
  },
};
chrome.runtime.onMessage.addListener(({ name, ask }, _sender, send) => {
  send({ ok: true, value: answers[name]?.(ask) });
});
