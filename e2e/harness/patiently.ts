type Found<T> = Exclude<T, null | undefined | false | "">;

/**
 * Asks again and again until there is something (neither null, undefined, "" nor false), and gives that. Long enough for a busy machine.
 * @param ask an error of it counts as nothing yet: a page that is just going elsewhere answers with one
 * @param complaint what to say when nothing ever came
 * @throws the complaint, with the last error
 */
export async function patiently<T>(
  ask: () => Promise<T> | T,
  complaint: string | (() => Promise<string>),
  withinMs = 60_000,
): Promise<Found<T>> {
  const end = Date.now() + withinMs;
  let problem: unknown;
  for (;;) {
    try {
      const found = await ask();
      if (found) return found as Found<T>;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > end) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(typeof complaint === "string" ? complaint : await complaint(), { cause: problem });
}
