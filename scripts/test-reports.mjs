// Reads what Vitest and Playwright have written about their tests, on Node 20 or later.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./project.mjs";

/**
 * @typedef {object} Report
 * @property {number} passed
 * @property {number} failed
 * @property {{ title: string, seconds: number }[]} all
 * @property {{ title: string, message: string }[]} failures
 * @property {string[]} notStarted files none of whose tests began, relative to the project
 */

/**
 * @param {string} path of the JSON file
 * @param {string[]} projects the folders below `tests` whose files were to run, unless `files` says which
 * @param {string[]} [files]
 * @returns {Report}
 */
export function readVitest(path, projects, files) {
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = read(path);
  const all = [];
  const failures = [];
  const messages = new Map();
  const started = new Set();
  for (const { name, message, assertionResults } of testResults) {
    const file = relative(root, name).replaceAll("\\", "/");
    messages.set(file, message);
    if (assertionResults.length > 0) started.add(file);
    for (const { fullName, duration, status, failureMessages } of assertionResults) {
      const title = `${file} › ${fullName}`;
      all.push({ title, seconds: (duration ?? 0) / 1000 });
      if (status === "failed") failures.push({ title, message: failureMessages.join("\n") });
    }
  }
  const notStarted = (files ?? testFiles(projects)).filter((file) => !started.has(file));
  for (const file of notStarted) {
    failures.push({ title: file, message: messages.get(file) || "None of its tests began." });
  }
  const failed = numFailedTests + numPendingTests + notStarted.length;
  return { passed: numPassedTests, failed, all, failures, notStarted };
}

/**
 * @param {string} path of the JSON file
 * @returns {Report}
 */
export function readE2e(path) {
  const { stats, suites, errors } = read(path);
  const all = [];
  const failures = errors.map(({ message }) => ({ title: "Playwright", message }));
  const walk = (suite, names) => {
    for (const { title, ok, tests: runs } of suite.specs ?? []) {
      const results = runs.flatMap((run) => run.results);
      const words = [...names, title].join(" › ");
      const milliseconds = Math.max(0, ...results.map(({ duration }) => duration));
      all.push({ title: words, seconds: milliseconds / 1000 });
      const found = results.flatMap((result) => result.errors).map(({ message }) => message);
      if (!ok) failures.push({ title: words, message: found.join("\n") });
    }
    for (const inner of suite.suites ?? []) {
      walk(inner, inner.title ? [...names, inner.title] : names);
    }
  };
  for (const suite of suites) walk(suite, [`tests/e2e/${suite.title}`]);
  const failed = stats.unexpected + stats.flaky + stats.skipped;
  return { passed: stats.expected, failed, all, failures, notStarted: [] };
}

/** The part of a suite's output that reports errors outside its tests; empty if there are none. */
export function unhandledErrors(output) {
  const words = stripVTControlCharacters(output);
  const begin = words.search(/⎯ Unhandled /);
  return begin < 0 ? "" : words.slice(begin);
}

/** Its first lines, without colours. */
export function shortened(message, lines = 16) {
  return stripVTControlCharacters(message).trim().split("\n").slice(0, lines).join("\n");
}

function testFiles(projects) {
  return projects.flatMap((project) =>
    readdirSync(join(root, "tests", project), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => `tests/${project}/${name}`.replaceAll("\\", "/")),
  );
}

function read(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
