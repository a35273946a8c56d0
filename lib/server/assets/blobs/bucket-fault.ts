import "server-only";
import { z } from "zod";
import { errorCodeOf } from "../../error-code";
import { StorageError, storageFaultOf } from "../../storage-fault";

/** The bytes of an original are gone, or are not what they were. */
export class DamagedOriginal extends Error {}

/** What the SDK tells of an error. The rest of it holds the request, which is nobody's business. */
const toldSchema = z.object({
  name: z.string().catch(""),
  $metadata: z
    .object({ httpStatusCode: z.int().optional(), requestId: z.string().optional() })
    .catch({}),
});

/** What a store said, or that it said nothing: `status` is undefined then. */
export interface BucketAnswer {
  name: string;
  status: number | undefined;
  requestId: string | undefined;
}

export function bucketAnswerOf(error: unknown): BucketAnswer {
  const told = toldSchema.safeParse(error).data;
  const { httpStatusCode: status, requestId } = told?.$metadata ?? {};
  // An error of the network has a code, and a name that tells nothing.
  return { name: errorCodeOf(error) ?? told?.name ?? "", status, requestId };
}

/** How servers say that there is no more room; some of them with 403. */
const isFull = ({ name, status }: BucketAnswer) =>
  status === 507 || /Quota|StorageFull|InsufficientStorage|NotEnoughSpace/.test(name);

/** A busy server, one that has lost its way, or something between that answers in its place. */
const passing = new Set([408, 425, 429]);

/**
 * The fault of the store behind an error of its client, in words without secrets; any other error as
 * it is.
 */
export function bucketFault(error: unknown, doing: string): unknown {
  // The local disk, or an original that is damaged.
  if (storageFaultOf(error) || error instanceof DamagedOriginal) return error;
  const answer = bucketAnswerOf(error);
  const { name, status, requestId } = answer;
  const about = requestId === undefined ? "" : `, request ${requestId}`;
  const said = `The store of images: ${doing}: ${status ?? "no answer"} ${name}${about}`;
  if (isFull(answer)) return new StorageError("storage.full", said, answer);
  const isUnknown = status === undefined || status >= 500 || passing.has(status);
  // Without credentials nothing was asked at all.
  if (isUnknown && name !== "CredentialsProviderError") {
    return new StorageError("storage.unreachable", said, answer);
  }
  return new StorageError("storage.refused", said, answer);
}
