import type { SourceConversation, SourceMessage } from "../../source.ts";
import type { Chat } from "./chat.ts";
import type { Decorations } from "./markdown.ts";
import type { Mount } from "./mounting/mounting.ts";
import type { Grouping } from "./turns.ts";

/** Where a template draws, whatever it draws. */
export interface PageScene {
  /** Of the page's own words. */
  language: string;
  /** As the double was set up; '' for sites with one renderer. */
  layout: string;
  /** A share page: nobody can write on it. */
  share: boolean;
}

/** Where a template draws one turn. */
export interface TurnScene extends PageScene {
  /** Of this turn: one, or a prompt and its answer. */
  messages: SourceMessage[];
  prompt: SourceMessage | undefined;
  answer: SourceMessage | undefined;
  /** Place among all turns of the conversation, 0-based, and how many there are. */
  index: number;
  count: number;
  chat: Chat;
  /** The turn is far from the view and its content is to be left out (`shells` alone). */
  empty: boolean;
  /** What is shown so far of a message's text. */
  shown(message: SourceMessage): string;
  /** The message is being written now. */
  streaming(message: SourceMessage): boolean;
  /** HTML of what is shown so far of a message; `writing` stands where its own text has its place. */
  html(message: SourceMessage, writing?: string): string;
  /** HTML of any Markdown. */
  render(markdown: string): string;
  /** Address to show an image from. */
  image(id: string): string;
  /** The button of this name (see `toggles`), the nth in the turn, was pressed. */
  open(name: string, nth?: number): boolean;
}

/** Selectors of what a template's frame holds. */
export interface FrameParts {
  /** The scroller; `null` where the page itself scrolls. */
  scroller: string | null;
  /** The scroller is laid out from its end (`column-reverse`). */
  reversed?: true;
  /** What holds the turns, after whatever else the frame put there. */
  turns: string;
  /** The list of conversations. */
  sidebar?: string;
  /** The box to write a prompt in, and where its buttons are drawn. */
  editor?: string;
  actions?: string;
}

/** A panel beside the chat, opened by a button in a turn. */
export interface Panel {
  button: string;
  /** Where it is put. */
  into: string;
  /** HTML for the nth button of the turn. */
  html(scene: TurnScene, nth: number): string;
  /** The button in it that closes it. */
  close: string;
}

/** Everything that one site's page is made from. HTML and selectors are the site's own; nothing of the kit's shows in them. */
export interface Template {
  /** Path and query of a conversation. */
  address(source: SourceConversation): string;
  /** The same of its share page, where there is one. */
  share?(source: SourceConversation): string;
  /** Of the empty new chat. */
  fresh: string;
  /** The page's title; `null`: no conversation is shown, or one without a name yet. */
  title(name: string | null, scene: PageScene): string;
  grouping: Grouping;
  /** The content of `body`, without turns. */
  frame(scene: PageScene): string;
  parts: FrameParts | ((scene: PageScene) => FrameParts);
  /** One turn. Several elements are allowed where all turns stay on the page (`all`, `paged`). */
  turn(scene: TurnScene): string;
  /** How turns come onto the page and leave it. */
  mount: Mount;
  /** How Markdown is dressed. */
  decorations: Decorations;
  /** An entry of the list of conversations: one element. */
  entry?(source: SourceConversation, shown: boolean, scene: PageScene): string;
  /** The buttons beside the box to write in. */
  actions?(streaming: boolean, scene: PageScene): string;
  /** Buttons in a turn that open and close something, by the name that `open` asks for. */
  toggles?: Record<string, string>;
  panels?: readonly Panel[];
  /** Draws what else depends on the conversation shown: a name in the header, a mark of streaming. */
  refresh?(body: HTMLElement, chat: Chat | null, scene: PageScene): void;
  /** Rules that the page needs beside the kit's. */
  style?: string;
}
