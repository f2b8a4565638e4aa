/**
 * Every selector of Poe's pages. Each line says where it was seen: "saved" in a real saved list of messages (2025), "code"
 * only in somebody's code. Class names end in a hash, so only their beginnings count.
 */
export const selectors = {
  /** saved. */
  shell: '[class*="ChatMessagesView_"], [class*="ChatPageMain_"]',
  turn: '[class*="ChatMessage_chatMessage__"][id^="message-"]',
  user: '[class*="rightSideMessageBubble"]',
  assistant: '[class*="leftSideMessageBubble"]',
  /** Prompts are shown as Markdown like answers. The first: saved; the second: code, newer. */
  text: '[class*="Markdown_markdownContainer"], [class*="Prose_prose__"]',
  /** Name and picture of the bot above its answer. saved. */
  skip: '[class*="LeftSideChatMessageHeader_leftSideMessageHeader"]',
  bot: '[class*="BotHeader_textContainer"] p',
  /** saved. */
  code: '[class*="MarkdownCodeBlock_container"]',
  codeLabel: '[class*="MarkdownCodeBlock_languageName"]',
  /** code. */
  sent: '[class*="Attachments_attachments"]',
  /** Finished messages say so. saved. */
  unfinished: '[class*="ChatMessage_chatMessage__"]:not([data-complete="true"])',
  /** Above the list, also while nothing older is to come: unknown. saved. */
  older: '[class*="InfiniteScroll_pagingTrigger"]',
} as const;
