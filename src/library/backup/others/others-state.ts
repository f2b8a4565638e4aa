import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Archive, openArchive } from "../../../archive/open.ts";
import { othersStore } from "../../../backup/others/browser-archive.ts";
import { type DeletedElsewhere, deletedElsewhere } from "../../../backup/others/deletions.ts";
import { heldKeys, keepKey } from "../../../backup/others/keys/keep-key.ts";
import type { OtherDevice } from "../../../backup/others/records.ts";
import { acceptState, keepAnyway, readAccepted, readKept, readWish, setWish } from "../../../backup/others/wishes.ts";
import { indexedStore } from "../../../backup/state/indexed-store.ts";
import type { BackupStatus } from "../../../messages/backup.ts";
import type { ErrorCode } from "../../../messages/errors.ts";
import type { PlaceInfo } from "../../../messages/places.ts";
import { backupKey } from "../../../options.ts";
import { codeOf } from "../../../ui/error-text.ts";
import { t } from "../../../ui/i18n.ts";
import type { LibraryState } from "../../app-state.ts";
import type { RecoveryProblem } from "../encryption/encryption-state.ts";
import { loadCrypt } from "../encryption/load-crypt.ts";

/** A place that other browsers may write to as well. */
export interface OthersPlace {
  id: string;
  name: string;
  on: boolean;
  /** The name that this browser has there; absent before its first backup. */
  own?: string;
  /** Other browsers by their names, as far as anything was seen of them. */
  devices: readonly [name: string, device: OtherDevice][];
  /** Of these, the ones that the user has said are theirs, or whose contradicting state they have accepted, to be read next. */
  accepted: readonly string[];
  /** They are being read, or will be next. */
  reading: boolean;
  /** What came of that. */
  read?: BackupStatus["read"];
}

export interface OthersState {
  /** `undefined` until it was read. */
  places: ReadonlySignal<readonly OthersPlace[] | undefined>;
  /** Deleted in another browser, and still here. */
  deleted: ReadonlySignal<readonly DeletedElsewhere[]>;
  /** What is encrypted cannot be read: the private key is not here. */
  lacksKey: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  problem: ReadonlySignal<RecoveryProblem | undefined>;
  asksKey: Signal<boolean>;
  said: ReadonlySignal<string>;
  /** What the user did last had no effect: at the switch of a place, by its id, or at what is "deleted". */
  failed: ReadonlySignal<{ at: string; code: ErrorCode } | null>;
  refresh(): Promise<void>;
  turn(place: string, on: boolean): Promise<void>;
  /** Takes the private key out of a recovery file, for the background to read with. */
  open(file: Blob, passphrase: string): Promise<void>;
  cancel(): void;
  /** Takes what the place shows of a browser that was not known, or of which another state was read, and has it read at once. */
  accept(place: string, name: string, device: OtherDevice): Promise<void>;
  /** Deletes conversations here too, with the usual time for undoing it. */
  follow(gone: readonly DeletedElsewhere[]): void;
  /** Leaves them; they are not asked about again. */
  keep(gone: readonly DeletedElsewhere[]): Promise<void>;
}

/** What the user's other browsers wrote, and whether it is read. */
export function createOthers(app: LibraryState): OthersState {
  const places = signal<readonly OthersPlace[] | undefined>(undefined);
  const deleted = signal<readonly DeletedElsewhere[]>([]);
  const lacksKey = signal(false);
  const busy = signal(false);
  const problem = signal<RecoveryProblem | undefined>(undefined);
  const asksKey = signal(false);
  const said = signal("");
  const failed = signal<{ at: string; code: ErrorCode } | null>(null);

  const refresh = async () => {
    const archive = await openArchive();
    const [listed, statuses] = await Promise.all([app.data.ask("places.list"), app.data.ask("backup.status")]);
    const statusOf = (id: string) => statuses.find(({ place }) => place === id);
    const records = await Promise.all(listed.map(({ id }) => othersStore(archive).read(id)));
    places.value = await Promise.all(
      listed.filter(isShared).map((place) => placeOf(archive, place, statusOf(place.id))),
    );
    const ids = app.rows.value.map(({ id }) => id);
    deleted.value = await deletedElsewhere(ids, records, await readKept(archive));
    const [key, held] = await Promise.all([backupKey.get(), heldKeys()]);
    const isSealed = places.value.some(({ devices }) => devices.some(([, device]) => device.problem === "sealed"));
    lacksKey.value = isSealed || (key !== null && !held.includes(key.recipient));
  };
  const act = async (at: string, work: (archive: Archive) => Promise<void>) => {
    failed.value = null;
    try {
      await work(await openArchive());
      await refresh();
    } catch (error) {
      failed.value = { at, code: codeOf(error) };
    }
  };
  return {
    places,
    deleted,
    lacksKey,
    busy,
    problem,
    asksKey,
    said,
    failed,
    refresh,
    async turn(place, on) {
      await act(place, (archive) => setWish(archive, place, { on }));
      if (on && !failed.value && lacksKey.value) asksKey.value = true;
    },
    async open(file, passphrase) {
      busy.value = true;
      problem.value = undefined;
      const { CryptError, largestRecovery, openRecovery } = await loadCrypt();
      try {
        if (file.size > largestRecovery) throw new CryptError("not-age");
        await keepKey(await openRecovery(new Uint8Array(await file.arrayBuffer()), passphrase));
        asksKey.value = false;
        said.value = t("others_key_kept");
        await refresh();
      } catch (error) {
        problem.value = error instanceof CryptError ? error.problem : "unknown";
        if (problem.value === "unknown") console.error(error);
      } finally {
        busy.value = false;
      }
    },
    cancel() {
      asksKey.value = false;
      problem.value = undefined;
    },
    accept: (place, name, { sha256 }) =>
      act(place, async (archive) => {
        await acceptState(archive, place, name, sha256);
        await app.data.ask("backup.read", { place });
      }),
    follow(gone) {
      app.deletion.ask(gone.map(({ id }) => id));
    },
    keep: (gone) => act("deleted", (archive) => keepAnyway(archive, new Map(gone.map(({ grave, at }) => [grave, at])))),
  };
}

/** What lies below the downloads is on this computer alone, and cannot be read. */
const isShared = ({ kind }: PlaceInfo) => kind !== "downloads";

async function placeOf(
  archive: Archive,
  { id, name }: PlaceInfo,
  status: BackupStatus | undefined,
): Promise<OthersPlace> {
  const [{ on }, own, record, accepted] = await Promise.all([
    readWish(archive, id),
    indexedStore().read(id),
    othersStore(archive).read(id),
    readAccepted(archive, id),
  ]);
  const devices = Object.entries(record.devices);
  const taken = devices.flatMap(([device, { sha256 }]) => (accepted.get(device) === sha256 ? device : []));
  return {
    id,
    name,
    on,
    ...(own ? { own: own.device } : {}),
    devices,
    accepted: taken,
    reading: status?.reading === true,
    ...(status?.read ? { read: status.read } : {}),
  };
}
