// The parts used here of components that come without types.
declare module "quikchat/md" {
  export default class {
    constructor(holder: HTMLElement, onSend: () => void, options: object);
    messageAddNew(text: string, name: string, align: "left" | "right", role: string): void;
  }
}
declare module "react" {
  export function createElement(component: unknown, properties: object, children?: unknown): unknown;
  export function cloneElement(element: unknown, properties: object): unknown;
  export const Children: { map(children: unknown, each: (child: unknown) => unknown): unknown };
}
declare module "react-dom/client" {
  export function createRoot(holder: HTMLElement): { render(element: unknown): void };
}
