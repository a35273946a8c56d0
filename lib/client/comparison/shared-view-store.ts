import { type SharedView, wholeView } from "@/lib/core/comparison-view/shared-view";

/** How long after the last move the view counts as resting, in milliseconds. */
const restMs = 180;
/** While fingers hold the picture, a pause this long counts as rest. */
const heldRestMs = 800;

type Listener = () => void;

/** The one view that all panes share. Panes follow it frame by frame, bypassing React. */
export interface SharedViewStore {
  read: () => SharedView;
  change: (next: (latest: SharedView) => SharedView) => void;
  /** Calls the listener once per frame in which the view moved. */
  onFrame: (listener: Listener) => Listener;
  /** Calls the listeners once the view rests, one per frame, so that no frame takes long. */
  onRest: (listener: Listener) => Listener;
  isResting: () => boolean;
  /** Tells whether fingers or a pressed mouse button hold the pictures. */
  hold: (isHeld: boolean) => void;
}

export function createSharedViewStore(): SharedViewStore {
  let view = wholeView;
  let frame: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting = 0;
  let isHeld = false;
  const frameListeners = new Set<Listener>();
  const restListeners = new Set<Listener>();

  const rest = () => {
    timer = undefined;
    resting += 1;
    const round = resting;
    const waiting = [...restListeners];
    const next = () => {
      const listener = waiting.shift();
      if (!listener || round !== resting) return;
      if (restListeners.has(listener)) listener();
      requestAnimationFrame(next);
    };
    next();
  };
  const restLater = () => {
    clearTimeout(timer);
    timer = setTimeout(rest, isHeld ? heldRestMs : restMs);
  };
  const tell = () => {
    frame = undefined;
    for (const listener of frameListeners) listener();
  };
  const listenIn = (listeners: Set<Listener>) => (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

  return {
    read: () => view,
    change(next) {
      view = next(view);
      resting += 1;
      if (frame === undefined) frame = requestAnimationFrame(tell);
      restLater();
    },
    onFrame: listenIn(frameListeners),
    onRest: listenIn(restListeners),
    isResting: () => timer === undefined,
    hold(next) {
      isHeld = next;
      if (timer !== undefined) restLater();
    },
  };
}
