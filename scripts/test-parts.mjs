// Runs the parts of `npm test`, records their times and counts, and sums up at the end.
import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectEnvironment, root } from "./project.mjs";
import { readE2e, readVitest, shortened, unhandledErrors } from "./test-reports.mjs";

/** @type {{ name: string, seconds: number, passed: number, failed: number }[]} */
const parts = [];
/** @type {{ title: string, seconds: number }[]} */
const tests = [];
/** @type {{ title: string, message: string }[]} */
const failures = [];

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
    const { code } = await show(name, command, args, false);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  });
}

/**
 * Vitest's tests of some projects. A file none of whose tests began, because its page or process
 * did not start, is run once more; a test that failed is not.
 */
export function runVitest(name, projects, isShown = false) {
  return inTime(name, async () => {
    const chosen = projects.map((project) => `--project=${project}`);
    const run = async (file, files = []) => {
      const path = emptyReport(file);
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${path}`];
      const { code, output } = await show(
        name,
        "vitest",
        ["run", ...chosen, ...files, ...reporters],
        isShown,
      );
      const read = () => readVitest(path, projects, files.length > 0 ? files : undefined);
      return counted(name, { path, code, output, read });
    };
    const first = await run(`${projects[0]}.json`);
    if (first.notStarted.length === 0) return kept(first);
    const isOfStart = ({ title }) => first.notStarted.includes(title);
    const reasons = listed(first.failures.filter(isOfStart));
    console.log(`\nRun once more, since they did not start:\n${reasons}`);
    const second = await run(`${projects[0]}-again.json`, first.notStarted);
    return kept({
      passed: first.passed + second.passed,
      failed: first.failed - first.notStarted.length + second.failed,
      all: [...first.all, ...second.all],
      failures: [...first.failures.filter((failure) => !isOfStart(failure)), ...second.failures],
    });
  });
}

/** Playwright's tests, with their output while they run. */
export function runE2e(name) {
  return inTime(name, async () => {
    const path = emptyReport("e2e.json");
    const { code, output } = await show(name, "playwright", ["test"], true);
    return kept(counted(name, { path, code, output, read: () => readE2e(path) }));
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
  // At the very end, because often only the end of a long output is kept.
  if (bad.length > 0) console.log(`\nFailed: ${bad.join(", ")}`);
  if (failures.length > 0) console.log(`\n${listed(failures)}`);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0 ? 0 : 1;
}

/** A suite can also fail beyond its tests, for example on an unhandled error, or write no report. */
function counted(name, { path, code, output, read }) {
  const failure = { title: name, message: unhandledErrors(output) || `It ended with ${code}.` };
  const nothing = { passed: 0, failed: 1, all: [], failures: [failure], notStarted: [] };
  if (!existsSync(path)) return nothing;
  const report = read();
  const isExplained = report.failed > 0 && !failsBeside(output, report.notStarted);
  if (isExplained || (code === 0 && report.passed > 0)) return report;
  return { ...report, failed: report.failed + 1, failures: [...report.failures, failure] };
}

/** Whether an error came from a file other than those that did not start, beyond its tests. */
function failsBeside(output, notStarted) {
  const origins = [...unhandledErrors(output).matchAll(/originated in "([^"]+)"/g)];
  return origins.some(([, file]) => !notStarted.includes(file));
}

function kept(report) {
  tests.push(...report.all);
  failures.push(...report.failures);
  return { passed: report.passed, failed: report.failed };
}

function emptyReport(file) {
  const path = join(root, "test-results", file);
  rmSync(path, { force: true });
  return path;
}

function listed(found) {
  return found.map(({ title, message }) => `✗ ${title}\n${shortened(message)}`).join("\n\n");
}

/** Runs a command to its end and shows its output. */
async function show(name, command, args, isShown) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...projectEnvironment(), FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const written = [`\n— ${name}\n`];
  const write = (chunk) => {
    written.push(chunk);
    if (isShown) process.stdout.write(chunk);
  };
  if (isShown) process.stdout.write(written.join(""));
  child.stdout.setEncoding("utf8").on("data", write);
  child.stderr.setEncoding("utf8").on("data", write);
  const code = await new Promise((resolve) => child.on("close", resolve));
  const output = written.join("");
  if (!isShown) process.stdout.write(output);
  return { code: code ?? 1, output };
}
