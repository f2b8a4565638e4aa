import { useSignal } from "@preact/signals";

interface TextFieldProps {
  label: string;
  value?: string;
  /** Offered while typing. */
  known?: readonly string[];
  /** The word on the button. */
  submit: string;
  onSubmit(value: string): void;
  /** Starts empty again after each submission. */
  clears?: boolean;
}

const fieldId = "organise-field";
const knownId = "organise-known";

/** One line to write, with what is known already offered, and a button. */
export function TextField({ label, value = "", known = [], submit, onSubmit, clears = false }: TextFieldProps) {
  const text = useSignal(value);
  const send = (event: Event) => {
    event.preventDefault();
    onSubmit(text.value);
    if (clears) text.value = "";
  };
  return (
    <form class="text-field" onSubmit={send}>
      <label for={fieldId}>{label}</label>
      <input
        id={fieldId}
        type="text"
        dir="auto"
        autocomplete="off"
        autofocus
        maxLength={200}
        list={knownId}
        value={text}
        onInput={({ currentTarget }) => {
          text.value = currentTarget.value;
        }}
      />
      <datalist id={knownId}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <button type="submit" class="button primary">
        {submit}
      </button>
    </form>
  );
}
