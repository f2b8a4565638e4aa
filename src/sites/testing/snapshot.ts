import type { Site, Turn, TurnReading } from "../site.ts";

/** Everything an adapter says of one page, as plain data: what the fixtures' expected results are made of. */
export function snapshot(site: Site, document: Document, url: URL) {
  const { nativeId, ...conversation } = site.conversation(document, url);
  const layout = site.layout(document);
  return {
    detected: site.detect(document, url),
    conversation: { nativeId, ...conversation },
    layout: layout?.id ?? null,
    ...(layout && {
      turns: layout
        .turns(document)
        .map((turn) => ({ ...outline(turn), ...(turn.mounted && reading(layout.read(turn))) })),
      evidence: layout.evidence(document, url),
      streaming: layout.streaming(document),
      unhealthy: layout.health(document).flatMap(({ name, found }) => (found ? [] : [name])),
    }),
  };
}

function outline({ element: _element, ...turn }: Turn) {
  return turn;
}

function reading({ messages, settled }: TurnReading) {
  const plain = messages.map(({ media, ...message }) => ({
    ...message,
    ...(media.size > 0 && { media: [...media].map(([key, { from, address }]) => ({ key, from, address })) }),
  }));
  return { settled, messages: plain };
}
