import { create } from "zustand";
import { type Problem, problem } from "@/lib/core/generation/problem";

/** What stands in the form's fields and could not be read, so that it is not in the draft. */
const useStore = create<{ problems: Problem[] }>(() => ({ problems: [] }));

/** Notes what cannot be read in the field of a path of the request; undefined: nothing. */
export function noteUnread(path: string, text: string | undefined): void {
  useStore.setState(({ problems }) => {
    const others = problems.filter((one) => one.path !== path);
    if (text === undefined && others.length === problems.length) return { problems };
    return {
      problems:
        text === undefined ? others : [...others, problem(path, "number.unreadable", { text })],
    };
  });
}

/** A run without what stands in a field would be another than the one that is seen. */
export const useUnreadFields = () => useStore(({ problems }) => problems);
