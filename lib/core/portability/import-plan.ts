import type { ArchivedAsset, ArchivedGeneration, Manifest } from "./manifest";

/** A generation with those of its images that the archive has. */
export interface ArchivedRun {
  generation: ArchivedGeneration;
  outputs: ArchivedAsset[];
}

/** The order in which an archive's records can be added to a library. */
export interface ImportPlan {
  uploads: ArchivedAsset[];
  /** Each after the runs whose images it used. */
  runs: ArchivedRun[];
}

/** The record that contradicts others, such as `assets.3`. */
export interface PlanFault {
  place: string;
}

type Records = Pick<Manifest, "boards" | "generations" | "assets">;

/** Orders an archive's records, or names the first invalid one. */
export function importPlan({ boards, generations, assets }: Records): ImportPlan | PlanFault {
  const fault =
    duplicateIn("boards", boards, ({ id }) => id) ??
    duplicateIn("generations", generations, ({ id }) => id) ??
    duplicateIn("assets", assets, ({ id }) => id) ??
    duplicateIn("assets", assets, ({ id, generationId, index }) =>
      generationId === undefined ? id : `${generationId} ${index}`,
    );
  if (fault) return fault;
  const boardIds = new Set(boards.map(({ id }) => id));
  const runs = new Map(
    generations.map((generation): [string, ArchivedRun] => [
      generation.id,
      { generation, outputs: [] },
    ]),
  );
  for (const [place, asset] of assets.entries()) {
    const run = asset.generationId === undefined ? undefined : runs.get(asset.generationId);
    const isAlone = asset.generationId !== undefined && run === undefined;
    if (isAlone || asset.boards.some(({ id }) => !boardIds.has(id))) {
      return { place: `assets.${place}` };
    }
    run?.outputs.push(asset);
  }
  const ordered = inOrder(generations, runs, assets);
  if ("place" in ordered) return ordered;
  const uploads = assets.filter(({ generationId }) => generationId === undefined);
  return { uploads, runs: ordered.runs };
}

function duplicateIn<Entry>(
  name: string,
  entries: Entry[],
  keyOf: (entry: Entry) => string,
): PlanFault | undefined {
  const seen = new Set<string>();
  for (const [place, entry] of entries.entries()) {
    const key = keyOf(entry);
    if (seen.has(key)) return { place: `${name}.${place}` };
    seen.add(key);
  }
  return undefined;
}

/** Oldest first unless dependencies decide; fails if a generation would be its own ancestor. */
function inOrder(
  generations: ArchivedGeneration[],
  runs: Map<string, ArchivedRun>,
  assets: ArchivedAsset[],
): { runs: ArchivedRun[] } | PlanFault {
  const makerOf = new Map(assets.map(({ id, generationId }) => [id, generationId]));
  const waitingFor = new Map<string, Set<string>>();
  const childrenOf = new Map<string, string[]>();
  for (const [place, { id, request }] of generations.entries()) {
    const makers = new Set<string>();
    for (const { assetId } of request.inputs) {
      if (!makerOf.has(assetId)) return { place: `generations.${place}` };
      const maker = makerOf.get(assetId);
      if (maker !== undefined) makers.add(maker);
    }
    waitingFor.set(id, makers);
    for (const maker of makers) {
      const children = childrenOf.get(maker);
      // One image may have gone into a hundred thousand runs.
      if (children) children.push(id);
      else childrenOf.set(maker, [id]);
    }
  }
  const byAge = generations.toSorted(
    (one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt),
  );
  const ready = byAge.filter(({ id }) => waitingFor.get(id)?.size === 0).map(({ id }) => id);
  const ordered: ArchivedRun[] = [];
  // Generations that become ready are appended while the loop runs.
  for (const id of ready) {
    const run = runs.get(id);
    if (run) ordered.push(run);
    for (const child of childrenOf.get(id) ?? []) {
      const waiting = waitingFor.get(child);
      waiting?.delete(id);
      if (waiting?.size === 0) ready.push(child);
    }
  }
  if (ordered.length === generations.length) return { runs: ordered };
  const stuck = generations.findIndex(({ id }) => (waitingFor.get(id)?.size ?? 0) > 0);
  return { place: `generations.${stuck}` };
}
