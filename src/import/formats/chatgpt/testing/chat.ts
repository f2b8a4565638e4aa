/** A message of a made-up export: a text, or its fields. */
export interface Said {
  role?: string;
  /** A plain text message. */
  text?: string;
  content?: unknown;
  metadata?: object;
  [field: string]: unknown;
}

/** A node of a made-up mapping: its key, the key before it, and its message. */
export type Placed = readonly [key: string, parent: string | null, said: Said | null];

/** A mapping as exports have it, without children, as newer ones leave them out. Times rise by a second. */
export function mappingOf(nodes: readonly Placed[]): Record<string, unknown> {
  return Object.fromEntries(
    nodes.map(([key, parent, said], place) => [key, { id: key, parent, message: said && messageOf(key, said, place) }]),
  );
}

function messageOf(
  id: string,
  { role = "assistant", text = "", content, metadata = {}, ...more }: Said,
  place: number,
) {
  return {
    id,
    author: { role, name: null, metadata: {} },
    create_time: 1_760_000_000 + place,
    content: content ?? { content_type: "text", parts: [text] },
    metadata,
    recipient: "all",
    ...more,
  };
}

/** A conversation of a made-up export. */
export function chat(nodes: readonly Placed[], more: object = {}): Record<string, unknown> {
  return {
    title: "A chat",
    create_time: 1_760_000_000,
    update_time: 1_760_009_000.5,
    mapping: mappingOf(nodes),
    current_node: nodes.at(-1)?.[0],
    conversation_id: "0a1b2c3d-0000-4000-8000-000000000001",
    id: "0a1b2c3d-0000-4000-8000-000000000001",
    ...more,
  };
}

/** Root, a question and an answer, for chats of which only the answer matters. */
export function answer(said: Said, before: readonly Placed[] = [], more: object = {}): Record<string, unknown> {
  const last = before.at(-1)?.[0] ?? "q";
  return chat([["r", null, null], ["q", "r", { role: "user", text: "Well?" }], ...before, ["a", last, said]], more);
}
