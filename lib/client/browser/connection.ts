"use client";

import { create } from "zustand";

/** Whether the studio's server answers. "back": it has just returned. */
type Connection = "there" | "lost" | "back";

const useStore = create<{ connection: Connection }>(() => ({ connection: "there" }));

/** Long enough to be read. */
const backMs = 6_000;
let settling: ReturnType<typeof setTimeout> | undefined;

export const useConnection = () => useStore(({ connection }) => connection);

/** Tells every part of the page whether the server answers. */
export function tellConnection(isHeard: boolean): void {
  const { connection } = useStore.getState();
  if (!isHeard) {
    clearTimeout(settling);
    useStore.setState({ connection: "lost" });
  } else if (connection === "lost") {
    useStore.setState({ connection: "back" });
    settling = setTimeout(() => useStore.setState({ connection: "there" }), backMs);
  }
}

/** Calls the listener each time the server comes back. */
export const onComeback = (listener: () => void): (() => void) =>
  useStore.subscribe((now, before) => {
    if (before.connection === "lost" && now.connection === "back") listener();
  });
