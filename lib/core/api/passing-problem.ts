/** Failures of the connection or another machine: the same request may succeed later. */
const passing = ["offline", "internal", "import.unreachable", "import.status"];

/** Whether it is worth retrying after an answer with this code. */
export function isPassing(code: string): boolean {
  return passing.includes(code) || code.startsWith("storage.");
}
