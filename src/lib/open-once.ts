import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/**
 * Opens databases of one kind by name, each once per context, and again after it was closed: by the browser, or because another
 * context wants to change or delete it.
 * @param create makes the stores of a new one
 */
export function openOnce<Schema extends DBSchema>(
  create: (db: IDBPDatabase<Schema>) => void,
): (name: string) => Promise<IDBPDatabase<Schema>> {
  const opening = new Map<string, Promise<IDBPDatabase<Schema>>>();
  return (name) => {
    const known = opening.get(name);
    if (known) return known;
    const forget = () => opening.delete(name);
    const started = openDB<Schema>(name, 1, {
      upgrade: create,
      blocking(_current, _blocked, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    opening.set(name, started);
    started.catch(forget);
    return started;
  };
}
