import "server-only";
import type { OwnWaits } from "./engine/own-waits";
import type { LiveHub } from "./live/live-hub";

interface Parts {
  live: LiveHub;
  ownWaits: OwnWaits;
}

/** Keeps what this process remembers in step with what any process did. */
export function followEvents({ live, ownWaits }: Parts): void {
  live.onEvent((event) => {
    switch (event.type) {
      case "generation":
        // Pages ask for them as soon as they hear of it.
        if (event.generation.status === "succeeded") ownWaits.forget();
        break;
      case "reset":
        ownWaits.forget();
        break;
    }
  });
}
