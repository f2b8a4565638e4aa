import { PlaceError } from "./place.ts";

const namePattern = /^[a-z0-9][a-z0-9.-]{0,199}$/;

/** Whether a name is one that we could have given to a file or folder. */
export function isOurName(name: string): boolean {
  return namePattern.test(name);
}

/**
 * The names of a path, outermost first.
 * @throws PlaceError `broken` for a path that we do not make: nothing may be asked under it
 */
export function namesOf(path: string): string[] {
  const names = path.split("/");
  if (!names.every(isOurName)) throw new PlaceError("broken");
  return names;
}
