import { signal } from "@preact/signals";
import { language } from "../options.ts";
import { sayIn, type Texts, textsOf } from "../texts/texts.ts";

/** Read by every text that is shown, so whatever shows one is drawn again when the language changes. */
const shown = signal<Texts>({});

/** The text of a key in the language that is shown, '' when there is none. */
export function messageOf(key: string, subs: readonly string[] = []): string {
  return sayIn(shown.value, key, subs);
}

/** Shows the language that the user has chosen, and follows each new choice. Texts drawn before it is done flash. */
export async function followLanguage(until?: AbortSignal): Promise<void> {
  let last = 0;
  const show = async (code: string) => {
    last += 1;
    const turn = last;
    const texts = await textsOf(code);
    if (turn === last) shown.value = texts;
  };
  language.onChanged((code) => void show(code), until);
  await show(await language.get());
}
