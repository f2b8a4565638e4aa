import { type Truth, truthOf } from "../kit/truth.ts";
import type { SourceMessage } from "../source.ts";
import type { LayoutName } from "./page/config.ts";

/** The classic layout shows no message id and no model for answers that are only a picture or a frame. */
const onlyMedia = (message: SourceMessage): boolean => Boolean(message.images || message.research);

/** What each of ChatGPT's layouts says of a conversation. */
export const chatgptTruth: Record<LayoutName, Truth> = {
  // Shows an earlier message of the same turn as text; the thinking's text never.
  classic: truthOf("chatgpt", {
    id: (message) => (onlyMedia(message) ? null : message.id),
    model: (message) => !onlyMedia(message),
    reasoning: "label",
    preface: "text",
    whole: "complete",
  }),
  // Shows the thinking's text, and earlier messages of the turn in the same tone.
  pair: truthOf("chatgpt", { preface: "reasoning" }),
  octane: truthOf("chatgpt", { reasoning: "label", title: false }),
};
