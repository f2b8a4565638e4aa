import type { SourceConversation, SourceMessage } from "../../source.ts";
import type { PageConfig } from "./config.ts";
import type { Gauge, TurnOrders } from "./view.ts";

/** What the layouts ask of the app. */
export interface App extends TurnOrders {
  /** Sends a prompt in the shown chat, or begins one. */
  send(text: string): void;
  /** Stops the answer being written. */
  stop(): void;
  /** Goes to a conversation of the sidebar without loading the page anew. */
  go(conversation: SourceConversation): void;
  /** Goes to the empty new chat. */
  goNew(): void;
  conversations(): readonly SourceConversation[];
  /** Calls back when the list of conversations, the shown one or its answer's state changes. */
  onChange(callback: () => void): void;
  shownId(): string | null;
  /** The shown conversation as it is now, for the tests. */
  shown(): SourceConversation | null;
  streaming(): boolean;
}

/** Everything a layout is built from. */
export interface Stage {
  config: PageConfig;
  gauge: Gauge;
  app: App;
  body: HTMLElement;
}

export type { SourceMessage };
