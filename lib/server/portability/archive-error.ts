import "server-only";
import { ApiError } from "../http/api-error";

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

/** `request.invalid` at `file`, with the values in the fault's message. */
export function archiveError(fault: ArchiveFault, params: Record<string, string> = {}): ApiError {
  return new ApiError("request.invalid", [{ path: "file", code: `archive.${fault}`, params }]);
}
