/** A conversation as ChatGPT exports it, with everything that makes such files large; the same for the same numbers. */
export function syntheticConversation(seed: number, index: number): object {
  const random = randomOf(seed * 1_000_003 + index);
  const id = uuid(random);
  const count = 4 + Math.floor(random() * 44);
  const start = 1_690_000_000 + index * 997;
  const mapping: Record<string, object> = {};
  let parent = `client-created-root-${index}`;
  mapping[parent] = { id: parent, message: null, parent: null, children: [] };
  for (let at = 0; at < count; at++) {
    const node = uuid(random);
    mapping[node] = { id: node, message: message(random, node, at, start + at * 31.25), parent, children: [] };
    parent = node;
  }
  return {
    title: textOf(random, 40),
    create_time: start,
    update_time: start + count * 31.25,
    mapping,
    moderation_results: [],
    current_node: parent,
    conversation_id: id,
    id,
    gizmo_id: null,
    is_archived: false,
    default_model_slug: "gpt-5",
    safe_urls: [],
  };
}

/** A `conversations.json` of at least so many bytes, in pieces of some 100 KB; how many conversations it has comes last. */
export function* syntheticExport(seed: number, bytes: number): Generator<Uint8Array<ArrayBuffer>, number, void> {
  const encoder = new TextEncoder();
  let written = 0;
  let index = 0;
  let held = "[";
  while (written < bytes) {
    held += `${index > 0 ? ", " : ""}${JSON.stringify(syntheticConversation(seed, index++))}`;
    if (held.length < 100_000) continue;
    const piece = encoder.encode(held);
    written += piece.length;
    held = "";
    yield piece;
  }
  yield encoder.encode(`${held}]`);
  return index;
}

function message(random: () => number, id: string, at: number, time: number): object {
  const isUser = at % 2 === 0;
  return {
    id,
    author: { role: isUser ? "user" : "assistant", name: null, metadata: {} },
    create_time: time,
    update_time: null,
    content: { content_type: "text", parts: [textOf(random, isUser ? 300 : 2400)] },
    status: "finished_successfully",
    end_turn: isUser ? null : true,
    weight: 1,
    metadata: isUser
      ? { request_id: uuid(random), timestamp_: "absolute", message_type: null, selected_sources: [] }
      : {
          finish_details: { type: "stop", stop_tokens: [200002] },
          is_complete: true,
          citations: [],
          content_references: [],
          model_slug: "gpt-5",
          default_model_slug: "gpt-5",
          parent_id: uuid(random),
          request_id: uuid(random),
        },
    recipient: "all",
    channel: null,
  };
}

const sentences = [
  "The quick answer is that it depends on what you measure and on what you call an answer. ",
  'She said: "Put it into `config.json`, then restart." ',
  "\n\n```python\ndef total(values):\n\treturn sum(value for value in values if value)\n```\n\n",
  "Größere Mengen brauchen länger – das gilt für Äpfel wie für Öl. ",
  "这是一个关于如何整理资料的简短说明。",
  "- first point\n- second point with a [link](https://example.org/path?query=1)\n",
  "Sum: $\\frac{a}{b}$ and \\(x^2\\), path C:\\Users\\me. ",
  "Emoji 👍🏽 and so on. ",
];

/** A text of about so many characters on average. */
function textOf(random: () => number, length: number): string {
  let text = "";
  const wanted = length * (0.2 + 1.6 * random());
  while (text.length < wanted) text += sentences[Math.floor(random() * sentences.length)];
  return text;
}

function uuid(random: () => number): string {
  const hex = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}

/** Numbers from 0 up to 1, the same for the same seed (a counter through a mix of 32 bits). */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return ((word ^ (word >>> 16)) >>> 0) / 2 ** 32;
  };
}
