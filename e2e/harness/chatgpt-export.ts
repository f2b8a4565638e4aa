/** One conversation of an export that a test makes. */
export interface ExportedChat {
  id: string;
  title: string;
  /** When it began, in seconds since 1970. */
  at: number;
  /** Questions with their answers. */
  turns: number;
  /** What the answers say; else words that differ. */
  answer?: (turn: number) => string;
}

export interface Flaws {
  /** So many conversations that are none. */
  broken?: number;
  /** A content type that nobody knows, in the first conversation. */
  unknown?: string;
}

/** The text of a `conversations.json` as ChatGPT exports it: an array of trees. */
export function chatgptExport(chats: readonly ExportedChat[], { broken = 0, unknown }: Flaws = {}): string {
  const whole = chats.map((chat, place) => chatJson(chat, place === 0 ? unknown : undefined));
  const spoiled = Array.from({ length: broken }, (_, at) => ({ id: `broken-${at}`, title: "Broken", mapping: at }));
  return JSON.stringify([...whole, ...spoiled]);
}

/** One element of that array. */
export function chatJson({ id, title, at, turns, answer }: ExportedChat, unknown?: string): object {
  const mapping: Record<string, object> = { [`${id}-root`]: { id: `${id}-root`, message: null, parent: null } };
  let parent = `${id}-root`;
  const add = (name: string, role: string, when: number, content: object) => {
    const node = `${id}-${name}`;
    const message = {
      id: node,
      author: { role },
      create_time: when,
      content,
      status: "finished_successfully",
      weight: 1,
    };
    mapping[node] = { id: node, message, parent, children: [] };
    parent = node;
  };
  const text = (words: string) => ({ content_type: "text", parts: [words] });
  for (let turn = 0; turn < turns; turn++) {
    add(`u${turn}`, "user", at + turn * 60, text(`Question ${turn} of ${title || id}`));
    add(`a${turn}`, "assistant", at + turn * 60 + 20, text(answer?.(turn) ?? `Answer ${turn} to chat ${id}`));
  }
  if (unknown) add("x", "assistant", at + turns * 60, { content_type: unknown, glow: 3 });
  return {
    id,
    conversation_id: id,
    title,
    create_time: at,
    update_time: at + turns * 60,
    mapping,
    current_node: parent,
  };
}
