/**
 * Every selector of Sample's pages. Each line says where and when it was seen and how sure that is: "live" measured on a
 * live page, "saved" in a real saved page, "code" only in somebody's code, "guess" inferred. All rest on attributes and
 * classes that do not change with the language.
 */
export const selectors = {
  /** The frame of an open chat, with or without messages. guess. */
  shell: "[data-chat]",
  /** One message. guess. */
  turn: "[data-message-id]",
  user: '[data-role="user"]',
  assistant: '[data-role="assistant"]',
  /** What a person typed. guess. */
  typed: ".typed",
  /** Text of an answer. guess. */
  body: ".markdown",
  /** Interface inside messages: copy buttons, times, names. guess. */
  skip: ".actions",
  /** Thinking; its text is on the page only while it is open. guess. */
  thinking: ".thinking",
  thinkingHeader: "button",
  thinkingText: ".thought",
  folded: '.thinking button[aria-expanded="false"]',
  /** A file that was sent along. guess. */
  file: ".file",
  /** The stop button, while an answer is written. guess. */
  stop: "button.stop",
  /** Above the list while older messages are to come. guess. */
  older: ".loading-older",
} as const;
