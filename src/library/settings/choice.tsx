import type { Setting } from "../../ui/appearance/setting.ts";

interface ChoiceProps<T extends string> {
  name: string;
  title: string;
  options: readonly { value: T; label: string }[];
  setting: Setting<T>;
}

/** One of a few, side by side. */
export function Choice<T extends string>({ name, title, options, setting }: ChoiceProps<T>) {
  return (
    <fieldset class="setting choice">
      <legend>{title}</legend>
      <div class="choice-options">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={setting.now.value === value}
              onChange={() => setting.set(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
