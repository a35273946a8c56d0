// Runs the parts of `npm test`, records their times and counts, and sums up at the end.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { projectEnvironment, root } from "./project.mjs";

/** @type {{ name: string, seconds: number, passed: number, failed: number }[]} */
const parts = [];
/** @type {{ title: string, seconds: number }[]} */
const tests = [];

/** Runs one part and records how long it took. Returns whether all of it passed. */
export async function inTime(name, work) {
  const begun = performance.now();
  const counts = (await work()) ?? { passed: 0, failed: 0 };
  parts.push({ name, seconds: (performance.now() - begun) / 1000, ...counts });
  return counts.failed === 0;
}

/** A check that either passes or fails. Prints its output at the end. */
export function runCheck(name, command, args) {
  return inTime(name, async () => {
    const code = await show(name, command, args, false);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  });
}

/**
 * A suite that writes its counts into a file; if it wrote none, the whole suite has failed.
 * @param isShown whether to show its output live. Of the suites that run at the same time only one
 *   can be; the others are shown at their end
 */
export function runSuite(name, { command, args, report, isShown = false }) {
  return inTime(name, async () => {
    const path = join(root, "test-results", report);
    rmSync(path, { force: true });
    const reporters =
      command === "vitest"
        ? ["--reporter=default", "--reporter=json", `--outputFile.json=${path}`]
        : [];
    const code = await show(name, command, [...args, ...reporters], isShown);
    if (!existsSync(path)) return { passed: 0, failed: 1 };
    const written = JSON.parse(readFileSync(path, "utf8"));
    const { passed, failed, all } = command === "vitest" ? readVitest(written) : readE2e(written);
    tests.push(...all);
    // A suite can also fail beyond its tests, for example on an unhandled error.
    const isBad = failed === 0 && (code !== 0 || passed === 0);
    return { passed, failed: isBad ? 1 : failed };
  });
}

/** Prints what each part took, the ten slowest tests and the counts. Returns the exit code. */
export function printSummary() {
  const table = (rows) => {
    for (const { seconds, words } of rows)
      console.log(`${seconds.toFixed(1).padStart(8)} s  ${words}`);
  };
  console.log("\nTime of each part; some ran beside others");
  table(parts.map(({ name, seconds }) => ({ seconds, words: name })));
  console.log("\nThe ten slowest tests");
  const slowest = tests.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10);
  table(slowest.map(({ title, seconds }) => ({ seconds, words: title })));
  const sum = (count) => parts.reduce((total, part) => total + part[count], 0);
  const bad = parts.filter(({ failed }) => failed > 0).map(({ name }) => name);
  if (bad.length > 0) console.log(`\nFailed: ${bad.join(", ")}`);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}

/** Runs a command to its end and shows its output. Returns its exit code. */
async function show(name, command, args, isShown) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...projectEnvironment(), FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const kept = [`\n— ${name}\n`];
  const write = (chunk) => (isShown ? process.stdout.write(chunk) : kept.push(chunk));
  if (isShown) process.stdout.write(kept.join(""));
  child.stdout.setEncoding("utf8").on("data", write);
  child.stderr.setEncoding("utf8").on("data", write);
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (!isShown) process.stdout.write(kept.join(""));
  return code ?? 1;
}

function readVitest({ numPassedTests, numFailedTests, numPendingTests, testResults }) {
  const all = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      title: `${relative(root, name)} › ${fullName}`,
      seconds: (duration ?? 0) / 1000,
    })),
  );
  return { passed: numPassedTests, failed: numFailedTests + numPendingTests, all };
}

function readE2e({ stats, suites }) {
  const all = [];
  const walk = (suite, names) => {
    for (const { title, tests: runs } of suite.specs ?? []) {
      const milliseconds = runs.flatMap(({ results }) => results.map(({ duration }) => duration));
      const words = [...names, title].join(" › ");
      all.push({ title: words, seconds: Math.max(0, ...milliseconds) / 1000 });
    }
    for (const inner of suite.suites ?? []) {
      walk(inner, inner.title ? [...names, inner.title] : names);
    }
  };
  for (const suite of suites) walk(suite, [`tests/e2e/${suite.title}`]);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped, all };
}
