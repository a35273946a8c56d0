import type { RelativePoint } from "@/lib/core/comparison-view/step-view";

/** The point under the loupe, the same in every image. */
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
