/** What the line or another machine was to blame for: the same request may go through later. */
const passing = ["offline", "internal", "import.unreachable", "import.status"];

/** Whether it is worth trying the same again after an answer with this code. */
export function isPassing(code: string): boolean {
  return passing.includes(code) || code.startsWith("storage.");
}
