import "server-only";
import type { Asset } from "@/lib/core/api/asset";
import { ingest } from "../assets/ingest";
import { presentAsset } from "../db/asset-rows";
import { ApiError, type FieldFault } from "../http/api-error";
import type { Studio } from "../studio";

/** What the studio keeps; a model's own limit of bytes is lower and is judged when it is used. */
const maxUploadBytes = 64 * 1024 * 1024;

/**
 * Keeps every file, or says of each that it refuses why; those that could be read are kept.
 * @throws ApiError `request.invalid` naming `file.N` for each refused file
 */
export async function uploadAssets(studio: Studio, files: File[]): Promise<Asset[]> {
  if (files.length === 0) throw new ApiError("request.noFile", [fault(0, "request.noFile")]);
  const assets: Asset[] = [];
  const faults: FieldFault[] = [];
  for (const [index, file] of files.entries()) {
    const result = await uploadOne(studio, file);
    if ("code" in result) faults.push(fault(index, result.code, file.name));
    else assets.push(result.asset);
  }
  if (faults.length > 0) throw new ApiError("request.invalid", faults);
  return assets;
}

async function uploadOne(studio: Studio, file: File) {
  const staged = await studio.blobs.stage(file.stream(), maxUploadBytes);
  if (staged === "tooManyBytes") return { code: "image.tooManyBytes" };
  const result = await ingest(studio, staged, nameOf(file.name), { kind: "upload" });
  if (typeof result === "string") return { code: result };
  const asset = presentAsset(result.asset);
  if (result.isNew) studio.live.publish({ type: "asset", asset });
  return { asset };
}

function fault(index: number, code: string, name = ""): FieldFault {
  const params = { name: nameOf(name), max: maxUploadBytes / 1024 / 1024 };
  return { path: `file.${index}`, code, params };
}

/** The last part of a file's name, short enough to show. */
function nameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return last.slice(-200) || "image";
}
