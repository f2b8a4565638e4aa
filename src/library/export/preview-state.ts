import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Conversation, Thread } from "../../conversation/model.ts";
import type { ExportOptions } from "../../export/options.ts";
import { charactersOf } from "../../export/preview/estimate.ts";
import { type ExportPreview, previewExport } from "../../export/preview/preview.ts";
import type { Say } from "../../export/texts.ts";
import type { ErrorCode } from "../../messages/errors.ts";
import { createRedactor } from "../../redact/redactor.ts";
import { redactThread } from "../../redact/thread.ts";
import { codeOf } from "../../ui/error-text.ts";
import type { ExportForm } from "./form-state.ts";

/** So many chats or messages are read to know how large an export will be; what lies beyond is told from these. */
const mostChats = 40;
const mostMessages = 4_000;
/** A pause in typing after which the preview follows, ms. */
const restMs = 120;

export interface PreviewState {
  /** `null` until the first chats are read. The last one stays while something is wrong. */
  shown: ReadonlySignal<ExportPreview | null>;
  problem: ReadonlySignal<ErrorCode | null>;
  /** What is shown is not yet what was decided. */
  isBusy: ReadonlySignal<boolean>;
  /** Not all chats were read: sizes are guesses, and there may be more images. */
  isSample: ReadonlySignal<boolean>;
}

export interface PreviewMeans {
  thread(id: string): Promise<Thread | undefined>;
  rowOf(id: string): Conversation | undefined;
  say: Say;
  generator: string;
}

/** Shows what the form would give, until the signal aborts. */
export function createPreview(form: ExportForm, means: PreviewMeans, abort: AbortSignal): PreviewState {
  const shown = signal<ExportPreview | null>(null);
  const problem = signal<ErrorCode | null>(null);
  const isBusy = signal(true);
  const threads = signal<readonly Thread[]>([]);
  void readSample(form.chats, means.thread, (read) => (threads.value = read), abort).catch((error: unknown) => {
    problem.value = codeOf(error);
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const options = form.ready.value;
    const read = threads.value;
    if (!options || read.length === 0) return;
    clearTimeout(timer);
    isBusy.value = true;
    const draw = async () => {
      const all = withUnread(await hiddenIn(read, options), form.chats, means.rowOf);
      // Something else was decided, or the form was closed, in the meantime.
      if (abort.aborted || form.ready.peek() !== options || threads.peek() !== read) return;
      const run = { say: means.say, generator: means.generator, now: new Date() };
      shown.value = previewExport(all, options, run, { unread: guessFrom(read) });
      isBusy.value = false;
    };
    const failed = (error: unknown) => {
      problem.value = codeOf(error);
    };
    timer = setTimeout(() => void draw().catch(failed), shown.peek() ? restMs : 0);
  });
  abort.addEventListener("abort", () => {
    clearTimeout(timer);
    stop();
  });
  return { shown, problem, isBusy, isSample: computed(() => threads.value.length < form.chats.length) };
}

/** Reads the first chats: the very first ones are given at once, the others when all are read. */
async function readSample(
  chats: readonly string[],
  readThread: PreviewMeans["thread"],
  found: (threads: readonly Thread[]) => void,
  abort: AbortSignal,
): Promise<void> {
  const read: Thread[] = [];
  let messages = 0;
  for (const id of chats.slice(0, mostChats)) {
    const thread = await readThread(id);
    if (abort.aborted) return;
    if (!thread || thread.conversation.deletedAt !== undefined) continue;
    read.push(thread);
    messages += thread.messages.length;
    if (read.length === 1 && chats.length > 1) found([...read]);
    if (messages > mostMessages) break;
  }
  found(read);
}

/** So many of the chats that were read are shown with what is private hidden; of the others nobody sees more than a name. */
const mostHidden = 12;

/** The chats as they will leave. */
async function hiddenIn(threads: readonly Thread[], { redact }: ExportOptions): Promise<readonly Thread[]> {
  if (!redact) return threads;
  const redactor = createRedactor(redact);
  const shown: Thread[] = [];
  for (const thread of threads.slice(0, mostHidden))
    shown.push(await redactThread(thread, redactor, { hashOf: () => "" }));
  return [...shown, ...threads.slice(mostHidden)];
}

/** What was read, and the other chats by their rows alone, in the order in which they are exported. */
function withUnread(
  read: readonly Thread[],
  chats: readonly string[],
  rowOf: PreviewMeans["rowOf"],
): readonly Thread[] {
  const known = new Map(read.map((thread) => [thread.conversation.id, thread]));
  return chats.flatMap((id) => {
    const thread = known.get(id);
    const conversation = thread ? undefined : rowOf(id);
    if (thread) return [thread];
    return conversation ? [{ conversation, messages: [], path: [] }] : [];
  });
}

/** How much an unread chat says, if its messages are like those that were read. */
function guessFrom(read: readonly Thread[]): (thread: Thread) => number | undefined {
  const characters = read.reduce((sum, thread) => sum + charactersOf(thread), 0);
  const messages = read.reduce((sum, thread) => sum + thread.messages.length, 0);
  const known = new Set(read.map(({ conversation }) => conversation.id));
  return ({ conversation }) =>
    known.has(conversation.id) ? undefined : (conversation.messageCount * characters) / Math.max(1, messages);
}
