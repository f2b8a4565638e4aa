/**
 * Every selector of Z.ai's pages, a derivative of Open WebUI. Each line says where it was seen: "saved" in a real saved page
 * of one turn (2026-07) that was described to us, "rendered" in pages of Open WebUI itself (0.10.2) and assumed to be the
 * same here, "code" only in somebody's code. Nothing is known of how long conversations are listed.
 */
export const selectors = {
  /** rendered. */
  shell: "#chat-container, #messages-container, #chat-input",
  /** saved. Other things have such ids too. */
  turn: '[id^="message-"]:has(.chat-user, .chat-assistant), .chat-user, .chat-assistant',
  user: ".chat-user",
  assistant: ".chat-assistant",
  /** saved. */
  body: "#response-content-container",
  /** The box around the label, which is laid over the code, and the editor. saved. */
  code: ':has(> [class^="language-"] .cm-editor), .cm-editor',
  /** rendered. */
  model: "#response-message-model-name",
  skip: "#response-message-model-name",
} as const;
