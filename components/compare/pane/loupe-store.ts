import type { RelativePoint } from "@/lib/core/comparison-view/step-view";

/** The point of every image that is looked at through the loupe. */
export interface LoupeStore {
  read: () => RelativePoint | undefined;
  pointAt: (point: RelativePoint | undefined) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createLoupeStore(): LoupeStore {
  let point: RelativePoint | undefined;
  const listeners = new Set<() => void>();
  return {
    read: () => point,
    pointAt(next) {
      point = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
