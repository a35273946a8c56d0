import "server-only";
import { type Refusal, refuse } from "../refusal";

/** Why a ZIP file cannot be imported. */
type ArchiveFault =
  | "unreadable"
  | "noManifest"
  | "manifest"
  | "version"
  | "record"
  | "missing"
  | "damaged"
  | "image"
  | "tooMuch";

export type ArchiveRefusal = Refusal<"request.invalid">;

/** `request.invalid` at `file`, with the values in the fault's message. */
export function refuseArchive(
  fault: ArchiveFault,
  params: Record<string, string> = {},
): ArchiveRefusal {
  return refuse("request.invalid", [{ path: "file", code: `archive.${fault}`, params }]);
}
