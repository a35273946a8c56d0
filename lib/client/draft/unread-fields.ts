import { create } from "zustand";
import { type Problem, problem } from "@/lib/core/generation/problem";

/** Values in the form's fields that could not be read, so they are not in the draft. */
const useStore = create<{ problems: Problem[] }>(() => ({ problems: [] }));

/** Records an unreadable value in the field for a path of the request; undefined clears it. */
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

/** Running without a value the user sees in a field would run something else. */
export const useUnreadFields = () => useStore(({ problems }) => problems);
