"use client";

import { create } from "zustand";

/** Whether the studio's server is heard. It is "back" for a while after it was not. */
type Connection = "there" | "lost" | "back";

const useStore = create<{ connection: Connection }>(() => ({ connection: "there" }));

/** Long enough to be read. */
const backMs = 6_000;
let settling: ReturnType<typeof setTimeout> | undefined;

export const useConnection = () => useStore(({ connection }) => connection);

/** Tells every part of the page whether the server is heard. */
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

/** Calls it each time when the server is heard again. */
export const onComeback = (listener: () => void): (() => void) =>
  useStore.subscribe((now, before) => {
    if (before.connection === "lost" && now.connection === "back") listener();
  });
