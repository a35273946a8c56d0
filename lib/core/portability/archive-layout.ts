import { manifestPath } from "./manifest";

/**
 * One form for a name that systems write differently: macOS decomposes accents, Windows has its own
 * slash.
 */
export function plainName(name: string): string {
  return name
    .replaceAll("\\", "/")
    .replace(/^(\.?\/)+/, "")
    .normalize("NFC");
}

/** Metadata files that macOS and Windows add for themselves. */
const isNote = (name: string) =>
  /(^|\/)(__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)(\/|$)/.test(name) || /(^|\/)\._/.test(name);

/**
 * An archive's files by their names in its manifest, even if someone unpacked it and packed the
 * folder again. Of two with the same name, the first counts.
 */
export function archiveLayout<Entry>(
  entries: Entry[],
  nameOf: (entry: Entry) => string,
): Map<string, Entry> {
  const named = entries
    .map((entry) => ({ entry, name: plainName(nameOf(entry)) }))
    .filter(({ name }) => name !== "" && !name.endsWith("/") && !isNote(name));
  const folder = folderOf(named.map(({ name }) => name));
  const layout = new Map<string, Entry>();
  for (const { entry, name } of named) {
    if (!name.startsWith(folder)) continue;
    const own = name.slice(folder.length);
    if (!layout.has(own)) layout.set(own, entry);
  }
  return layout;
}

/** The folder that holds the manifest, with its slash; the outermost if there are several. */
function folderOf(names: string[]): string {
  const manifests = names.filter(
    (name) => name === manifestPath || name.endsWith(`/${manifestPath}`),
  );
  const depth = (name: string) => name.split("/").length;
  const [outermost = manifestPath] = manifests.toSorted((one, other) => depth(one) - depth(other));
  return outermost.slice(0, -manifestPath.length);
}
