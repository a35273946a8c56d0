/** The `ref` of a list's chosen option, to which the arrow keys may lead while it is out of view. */
export const bringIntoSight = (option: HTMLElement | null): void =>
  option?.scrollIntoView({ block: "nearest" });
