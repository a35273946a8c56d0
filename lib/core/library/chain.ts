import type { Asset } from "../api/asset";
import type { Lineage } from "../api/lineage";

/**
 * The images that an image was made from, one after another, the oldest first and without itself. Of
 * several inputs the one that was itself made by editing leads on, otherwise the last, whose shape
 * DashScope keeps. Images that are gone end the chain.
 */
export function chainBefore(lineage: Pick<Lineage, "assets" | "generations">, assetId: string) {
  const assets = new Map(lineage.assets.map((asset) => [asset.id, asset]));
  const chain: Asset[] = [];
  const seen = new Set([assetId]);
  let at = assetId;
  for (;;) {
    const run = lineage.generations.find(({ outputIds }) => outputIds.includes(at));
    const inputs = (run?.inputIds ?? []).flatMap((id) => assets.get(id) ?? []);
    const before = inputs.findLast(({ kind }) => kind === "output") ?? inputs.at(-1);
    if (!before || before.purgedAt !== undefined || seen.has(before.id)) return chain;
    seen.add(before.id);
    chain.unshift(before);
    at = before.id;
  }
}
