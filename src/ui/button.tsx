import type { ButtonHTMLAttributes } from "preact";

type Look = "primary" | "danger" | "quiet" | "small" | "icon-only";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "class" | "type"> {
  /** How it looks, several with spaces between; plain when absent. */
  look?: Look | `${Look} ${Look}` | `${Look} ${Look} ${Look}`;
}

export function Button({ look, ...rest }: ButtonProps) {
  return <button type="button" class={look ? `button ${look}` : "button"} {...rest} />;
}
