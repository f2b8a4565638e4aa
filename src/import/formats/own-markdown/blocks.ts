/** A block at the top of a Markdown file, by its lines. */
export interface Block {
  kind: string;
  /** First line, and the line behind the last. */
  start: number;
  end: number;
}

/** Blocks of a Markdown text, none inside another, as CommonMark divides it. */
export type BlockReader = (markdown: string) => Block[];

/** Reads blocks with markdown-it, which is loaded only where a file of ours is read. */
export async function blockReader(): Promise<BlockReader> {
  const { default: MarkdownIt } = await import("markdown-it");
  const reader = new MarkdownIt("commonmark");
  return (markdown) => {
    const tokens: Parameters<typeof reader.block.parse>[3] = [];
    reader.block.parse(markdown, reader, {}, tokens);
    return tokens.flatMap(({ type, level, map }) =>
      level === 0 && map ? [{ kind: type.replace(/_open$/, ""), start: map[0], end: map[1] }] : [],
    );
  };
}
