import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { createNearWatch, type NearWatch } from "./near-watch.ts";

interface BlocksProps<T> {
  items: readonly T[];
  /** Items that are drawn and taken away together. */
  perBlock: number;
  /** Selector of what scrolls. */
  scroller: string;
  /** Place of an item that is to be there wherever the view is; -1 for none. */
  held: ReadonlySignal<number>;
  /** About how high an item will be, in rem. */
  guess(item: T): number;
  draw(item: T, place: number): ComponentChildren;
}

/**
 * Items one below the other, of which only those around the view are there. What is not leaves its height, so that what
 * scrolls stays as long as it was; the browser itself keeps in place what is read when a height above it turns out another.
 */
export function Blocks<T>({ items, perBlock, scroller, ...rest }: BlocksProps<T>) {
  const watch = useMemo(() => createNearWatch(scroller, "200% 0px"), [scroller]);
  useEffect(() => () => watch.stop(), [watch]);
  const blocks = useMemo(() => {
    const all: (readonly T[])[] = [];
    for (let from = 0; from < items.length; from += perBlock) all.push(items.slice(from, from + perBlock));
    return all;
  }, [items, perBlock]);
  return (
    <>
      {blocks.map((own, at) => (
        // A block has no name but its place.
        <Block key={at} items={own} from={at * perBlock} watch={watch} {...rest} />
      ))}
    </>
  );
}

interface BlockProps<T> extends Pick<BlocksProps<T>, "items" | "held" | "guess" | "draw"> {
  /** Place of the first item. */
  from: number;
  watch: NearWatch;
}

function Block<T>({ items, from, watch, held, guess, draw }: BlockProps<T>) {
  const element = useRef<HTMLDivElement>(null);
  const isNear = useSignal(from === 0);
  const height = useSignal(0);
  const count = useSignal(items.length);
  count.value = items.length;
  const isThere = useComputed(() => isNear.value || (held.value >= from && held.value < from + count.value));
  useEffect(() => {
    if (!element.current) return;
    return watch.watch(element.current, (near, pixels) => {
      if (isNear.peek() && !near) height.value = pixels;
      isNear.value = near;
    });
  }, [watch]);
  if (isThere.value) {
    return (
      <div ref={element} class="block">
        {items.map((item, at) => draw(item, from + at))}
      </div>
    );
  }
  const size = height.value > 0 ? `${height.value}px` : `${items.reduce((sum, item) => sum + guess(item), 0)}rem`;
  return <div ref={element} class="block" style={{ blockSize: size }} />;
}
