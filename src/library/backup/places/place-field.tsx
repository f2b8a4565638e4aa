import type { Signal } from "@preact/signals";
import type { InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";
import type { Fields } from "./draft.ts";

type TextName = Exclude<keyof Fields, "pathStyle">;

interface PlaceFieldProps
  extends Pick<InputHTMLAttributes<HTMLInputElement>, "inputMode" | "placeholder" | "maxLength"> {
  fields: Signal<Fields>;
  name: TextName;
  label: string;
  hint?: string;
  /** Is not to be read by who looks on. */
  isSecret?: boolean;
  optional?: boolean;
}

/** One line of the form for a place. */
export function PlaceField({
  fields,
  name,
  label,
  hint,
  isSecret = false,
  optional = false,
  ...rest
}: PlaceFieldProps) {
  const id = useId();
  return (
    <p class="place-field">
      <label for={id}>{label}</label>
      <input
        {...rest}
        class="box"
        id={id}
        type="text"
        ref={(input) => {
          // Types of inputs are told apart when they are written down; this one is changed by hand.
          if (input) input.type = isSecret ? "password" : "text";
        }}
        dir={isSecret || rest.inputMode === "url" ? "ltr" : "auto"}
        autocomplete={isSecret ? "new-password" : "off"}
        autocapitalize="none"
        spellcheck={false}
        required={!optional}
        value={fields.value[name]}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onInput={({ currentTarget }) => {
          fields.value = { ...fields.value, [name]: currentTarget.value };
        }}
      />
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
    </p>
  );
}
