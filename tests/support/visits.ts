type DraftStore = typeof import("@/lib/client/draft/draft-store");

let visits = 0;

/** The draft's store as a page has it that has just been opened: its own, with nothing in it. */
export async function visit(): Promise<DraftStore> {
  visits += 1;
  // A module of another address is another module, as it is in another page.
  return import(/* @vite-ignore */ `/lib/client/draft/draft-store.ts?visit=${visits}`);
}
