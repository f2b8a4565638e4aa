import { language } from "../options.ts";
import { sayIn, type Texts, textsOf } from "../texts/texts.ts";

/** Texts of the chosen language, read when first needed; the background starts anew all the time. */
let texts: Promise<Texts> | undefined;

/** Looks texts up in the language that the user has chosen: '' for a key that has none. */
export async function chosenTexts(): Promise<(key: string, subs?: readonly string[]) => string> {
  texts ??= language.get().then(textsOf);
  const reading = texts;
  const known = await reading.catch((error: unknown) => {
    // The next one who asks tries again.
    if (texts === reading) texts = undefined;
    throw error;
  });
  return (key, subs) => sayIn(known, key, subs);
}

/** Speaks the new language when the user chooses another; `then` renews what is already written. Call synchronously at start. */
export function listenToLanguage(then: () => void): void {
  language.onChanged((code) => {
    texts = textsOf(code);
    then();
  });
}
