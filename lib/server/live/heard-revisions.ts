import "server-only";
import type { LiveEvent } from "@/lib/core/api/live-event";

/** Of which generations an event has come, and of which revision. */
export interface HeardRevisions {
  /** Whether this or a newer state of the same generation has come before; if not, it has now. */
  has: (event: LiveEvent) => boolean;
  forget: () => void;
}

/** More than any hub remembers events. */
const most = 10_000;

export function createHeardRevisions(): HeardRevisions {
  const revisions = new Map<string, number>();
  return {
    has(event) {
      if (event.type !== "generation") return false;
      const { id, revision } = event.generation;
      const known = revisions.get(id);
      if (known !== undefined && known >= revision) return true;
      revisions.delete(id);
      revisions.set(id, revision);
      const [oldest] = revisions.keys();
      if (revisions.size > most && oldest !== undefined) revisions.delete(oldest);
      return false;
    },
    forget: () => revisions.clear(),
  };
}
