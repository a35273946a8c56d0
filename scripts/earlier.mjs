import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root, run } from "./project.mjs";

/**
 * Lays out the code of an earlier commit in a folder of its own, with today's packages, and bundles its
 * studio without pages.
 * @returns {string} the folder
 */
export function layOutEarlier(commit) {
  const folder = mkdtempSync(join(tmpdir(), "swatchbox-earlier-"));
  const archive = spawnSync("git", ["archive", commit], { cwd: root, maxBuffer: 2 ** 30 });
  const unpacked = spawnSync("tar", ["-x", "-C", folder], { input: archive.stdout });
  if (archive.status !== 0 || unpacked.status !== 0) {
    console.error(`The code of ${commit} is not to be had: ${archive.stderr}`);
    process.exit(1);
  }
  const packages = join(folder, "node_modules");
  mkdirSync(packages);
  for (const name of readdirSync(join(root, "node_modules"))) {
    // Its bundle goes into a cache of its own.
    if (name !== ".cache") symlinkSync(join(root, "node_modules", name), join(packages, name));
  }
  const bundle = 'await (await import("./tests/support/without-pages/bundle.ts")).default()';
  const code = run("node", ["--input-type=module", "--eval", bundle], { cwd: folder });
  if (code !== 0) process.exit(code);
  return folder;
}
