type DraftStore = typeof import("@/lib/client/draft/draft-store");

let visits = 0;

/** The draft's store of a page that was just opened: its own, and empty. */
export async function visit(): Promise<DraftStore> {
  visits += 1;
  // A module with another address is a separate module, as in another page.
  return import(/* @vite-ignore */ `/lib/client/draft/draft-store.ts?visit=${visits}`);
}
