import { create } from "zustand";

const useStore = create<{ last: number | undefined }>(() => ({ last: undefined }));

/** The seed of the previous run; undefined before the first. */
export const useLastSeed = () => useStore(({ last }) => last);
export const noteSeed = (last: number | undefined) => useStore.setState({ last });

/** 32 random bits. */
export function randomBits(): number {
  const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
  return bits;
}
