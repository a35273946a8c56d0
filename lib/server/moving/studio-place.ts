import "server-only";
import { type BucketPlace, readBucketPlace } from "../bucket-place";
import { ConfigurationError, environmentSchema } from "../config";

/** Where a studio keeps what it keeps. */
export interface StudioPlace {
  /** Undefined for the data folder. */
  databaseUrl: string | undefined;
  bucket: BucketPlace | undefined;
}

const databaseSchema = environmentSchema.pick({ STUDIO_DATABASE_URL: true });

/**
 * Reads the place from an environment, and nothing else.
 * @throws ConfigurationError naming the variable, but not a value that may be secret
 */
export function readStudioPlace(environment: Record<string, string | undefined>): StudioPlace {
  const refuse = (why: string) =>
    new ConfigurationError(`The configuration cannot be used. ${why}`);
  const parsed = databaseSchema.safeParse(environment);
  if (!parsed.success) {
    throw refuse(`STUDIO_DATABASE_URL: ${parsed.error.issues[0]?.message}`);
  }
  const bucket = readBucketPlace(environment);
  if (typeof bucket === "string") throw refuse(bucket);
  return { databaseUrl: parsed.data.STUDIO_DATABASE_URL, bucket };
}

/** A place of originals, as a person would set it. */
export const originalsPlace = (bucket: BucketPlace | undefined) =>
  bucket ? `s3://${bucket.bucket}/${bucket.prefix}`.replace(/\/$/, "") : "the data folder";
