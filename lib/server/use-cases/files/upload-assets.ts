import "server-only";
import type { Asset } from "@/lib/core/api/asset";
import { discardStaged, type StagedBlob } from "@/lib/server/assets/blobs/staging";
import { ingest } from "@/lib/server/assets/ingest";
import { presentAsset } from "@/lib/server/db/assets/asset-rows";
import { type BodyCode, receiveForm } from "@/lib/server/http/multipart";
import { type FieldFault, isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

/** The studio's own limit; a model's limit is lower and is checked when the image is used. */
const maxUploadBytes = 64 * 1024 * 1024;

/**
 * Saves every readable file of a form and names the reason for each file it refuses, as `file.N`. If
 * the form breaks off, saves nothing.
 */
export async function uploadAssets(
  studio: Studio,
  request: Request,
): Promise<Asset[] | Refusal<"request.invalid" | BodyCode>> {
  const arrived = await receiveForm(request, {
    async keep({ name }, content) {
      return { name, staged: await studio.blobs.stage(content, maxUploadBytes) };
    },
    giveUp: ({ staged }) => discardStaged(staged),
  });
  if (isRefusal(arrived)) return arrived;
  const results = await Promise.all(
    arrived.map(async ({ name, staged }, index) => {
      const result = await keepStaged(studio, name, staged);
      return "code" in result ? fault(index, result.code, name) : result.asset;
    }),
  );
  if (results.length === 0) return refuse("request.noFile", [fault(0, "request.noFile")]);
  const faults = results.filter((result) => "code" in result);
  if (faults.length > 0) return refuse("request.invalid", faults);
  return results.filter((result) => "id" in result);
}

/**
 * Saves one image from outside and announces it to every page, or says why it is refused.
 * @param sourceUrl the public address that it comes from
 */
export async function keepImage(
  studio: Studio,
  name: string,
  content: AsyncIterable<Uint8Array>,
  sourceUrl?: string,
): Promise<{ asset: Asset } | { code: string }> {
  return keepStaged(studio, name, await studio.blobs.stage(content, maxUploadBytes), sourceUrl);
}

async function keepStaged(
  studio: Studio,
  name: string,
  staged: StagedBlob | "tooManyBytes",
  sourceUrl?: string,
): Promise<{ asset: Asset } | { code: string }> {
  if (staged === "tooManyBytes") return { code: "image.tooManyBytes" };
  const result = await ingest(studio, staged, shortName(name), { kind: "upload", sourceUrl });
  if (typeof result === "string") return { code: result };
  const asset = await presentAsset(studio.database, result.asset);
  if (result.isNew) studio.live.publish({ type: "asset", asset });
  return { asset };
}

function fault(index: number, code: string, name = ""): FieldFault {
  return { path: `file.${index}`, code, params: imageFaultParams(name) };
}

/** The values in the message about a refused image. */
export function imageFaultParams(name: string): FieldFault["params"] {
  return { name: shortName(name), max: maxUploadBytes / 1024 / 1024 };
}

/** The last part of a file's name, short enough to show. */
function shortName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  // Half a character would be stored as a sign for a damaged one.
  return last.slice(-200).replace(/^[\udc00-\udfff]/, "") || "image";
}
