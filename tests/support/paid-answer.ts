import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import type { FaultProxy } from "./fault-proxy";
import { plainPicture } from "./pictures";
import { studioApi } from "./studio-api";

/** The calls that cost money. */
export const creation = { method: "POST", path: /\/services\// };
/** One model that gives a task, and one that answers with its images. */
export const bothWays = ["wan2.7-image", "qwen-image-edit"];

const ledgerSchema = z.object({ billed: z.number() });

/** How many images the emulator has billed. */
export const billedAt = async (sandboxUrl: string) =>
  ledgerSchema.parse(await (await fetch(`${sandboxUrl}/ledger`)).json()).billed;

/** The answers that wait beside a studio's database. */
export const answersAside = async (dataDir: string) =>
  (await readdir(join(dataDir, "unrecorded")).catch(() => [])).filter((name) =>
    name.endsWith(".json"),
  );

/** Begins a run and stops its answer on its way. */
export async function runToItsAnswer(proxy: FaultProxy, url: string, model: string, key = model) {
  const api = studioApi(url);
  const inputs =
    model === "qwen-image-edit"
      ? [{ assetId: (await api.keep("a.png", await plainPicture(500, 500))).id, boxes: [] }]
      : [];
  const held = proxy.hold({ ...creation, phase: "answer" });
  const response = await api.generate({ model, prompt: "A quay", inputs }, key);
  const { generation } = generationEnvelopeSchema.parse(await response.json());
  await held.reached;
  return { id: generation.id, release: held.release };
}
