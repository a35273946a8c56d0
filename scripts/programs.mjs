import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of some programs that the system has, by the order of their names. */
export function findProgram(names, environment = process.env) {
  const folders = (environment.PATH ?? "").split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => isExecutable(path));
}

export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
