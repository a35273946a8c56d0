/** The value below which that part (0 to 1) of the numbers lies. */
export function percentile(numbers: number[], part: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** Prints a figure beside its goal. */
export function report(what: string, measured: string, goal = "-"): void {
  console.log(`  ${what.padEnd(66)} ${measured.padStart(18)}   goal ${goal}`);
}

/** "p50 10.3 ms, p95 16.1 ms" */
export function spread(milliseconds: number[]): string {
  const at = (part: number) => percentile(milliseconds, part).toFixed(0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)} ms`;
}
