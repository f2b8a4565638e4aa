import { Button } from "../../../ui/button.tsx";
import { t } from "../../../ui/i18n.ts";
import { PlaceField } from "./place-field.tsx";
import type { Editing, PlacesState } from "./places-state.ts";

interface KindFieldsProps {
  state: PlacesState;
  editing: Editing;
}

/** What is to be told of a place, by its kind. */
export function KindFields({ state, editing }: KindFieldsProps) {
  const { fields, kind } = editing;
  switch (kind) {
    case "webdav":
      return (
        <>
          <PlaceField
            fields={fields}
            name="address"
            label={t("places_address")}
            hint={t("places_address_hint")}
            placeholder="https://cloud.example.org/remote.php/dav/files/me/Convokeep/"
            inputMode="url"
            maxLength={2000}
          />
          <Secrets editing={editing} user={t("places_user")} password={t("places_password")} />
        </>
      );
    case "s3":
      return (
        <>
          <PlaceField
            fields={fields}
            name="address"
            label={t("places_endpoint")}
            placeholder="https://s3.eu-central-1.amazonaws.com"
            inputMode="url"
            maxLength={2000}
          />
          <div class="place-pair">
            <PlaceField fields={fields} name="region" label={t("places_region")} maxLength={100} />
            <PlaceField fields={fields} name="bucket" label={t("places_bucket")} maxLength={255} />
          </div>
          <PlaceField fields={fields} name="folder" label={t("places_bucket_folder")} maxLength={500} optional />
          <label class="place-check">
            <input
              type="checkbox"
              checked={fields.value.pathStyle}
              onChange={({ currentTarget }) => {
                fields.value = { ...fields.value, pathStyle: currentTarget.checked };
              }}
            />
            <span>{t("places_path_style")}</span>
          </label>
          <Secrets editing={editing} user={t("places_key")} password={t("places_secret")} />
        </>
      );
    case "downloads":
      return <PlaceField fields={fields} name="folder" label={t("places_downloads_folder")} maxLength={200} />;
    case "folder":
      return (
        <p class="place-picked">
          <Button disabled={state.busy.value} onClick={() => void state.pick()}>
            {t("places_pick")}
          </Button>
          <span role="status">{fields.value.folder}</span>
        </p>
      );
  }
}

/** Whose the place is. What is kept of it is not shown, and stays where nothing is typed. */
function Secrets({ editing, user, password }: { editing: Editing; user: string; password: string }) {
  const isKept = editing.id !== undefined;
  const hint = isKept ? { hint: t("places_secrets_kept") } : {};
  return (
    <div class="place-pair">
      <PlaceField fields={editing.fields} name="user" label={user} maxLength={500} optional={isKept} {...hint} />
      <PlaceField
        fields={editing.fields}
        name="password"
        label={password}
        isSecret
        maxLength={2000}
        optional={isKept}
      />
    </div>
  );
}
