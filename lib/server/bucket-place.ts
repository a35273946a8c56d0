import "server-only";
import { z } from "zod";
import { blankIsMissing, optionalText } from "./variable-text";

/** Where the originals are, unless in the data folder: a bucket of an S3-compatible store. */
export interface BucketPlace {
  bucket: string;
  /** Before every name: empty, or with a slash at its end. */
  prefix: string;
  /** Undefined for Amazon's own, which follows from the region. */
  endpoint: string | undefined;
  /** The address at which browsers reach the store, for links. */
  publicEndpoint: string | undefined;
  region: string;
  /** Whether the bucket is part of the path, and not of the host's name. */
  isPathStyle: boolean;
  /** Undefined to look for them as Amazon's programs do: in the environment, a profile, a role. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
  checksums: "WHEN_REQUIRED" | "WHEN_SUPPORTED";
  encryption: { algorithm: "AES256" | "aws:kms"; keyId: string | undefined } | undefined;
  /** Whether downloads come from the store itself, by links that expire. */
  givesLinks: boolean;
}

const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z.preprocess(blankIsMissing, z.enum(names).optional());
const address = optionalText.pipe(
  z
    .string()
    .refine((given) => {
      if (!/^https?:\/\//.test(given) || !URL.canParse(given)) return false;
      const { username, password, search, hash } = new URL(given);
      return `${username}${password}${search}${hash}` === "";
    }, "must be an address that begins with http:// or https://, without a user name or a query")
    .optional(),
);
const place = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/;

/** The variables that say where the originals are. */
export const bucketVariables = {
  STUDIO_BLOBS: optionalText.pipe(
    z.string().regex(place, "must be s3:// and a bucket, such as s3://swatchbox").optional(),
  ),
  S3_ENDPOINT: address,
  S3_PUBLIC_ENDPOINT: address,
  S3_REGION: optionalText,
  S3_PATH_STYLE: oneOf(["on", "off"]),
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  S3_CHECKSUMS: oneOf(["required", "supported"]),
  S3_ENCRYPTION: oneOf(["AES256", "aws:kms"]),
  S3_KMS_KEY_ID: optionalText,
  S3_LINKS: oneOf(["on", "off"]),
};
const bucketSchema = z.object(bucketVariables);

/** The bucket, undefined for the data folder, or a sentence about what does not fit together. */
export function bucketPlaceOf(
  values: z.infer<typeof bucketSchema>,
): BucketPlace | undefined | string {
  const [, bucket, folder = ""] = place.exec(values.STUDIO_BLOBS ?? "") ?? [];
  if (bucket === undefined) return undefined;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    return "S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both, or neither to use what Amazon's own programs would find.";
  }
  if (values.S3_KMS_KEY_ID && values.S3_ENCRYPTION !== "aws:kms") {
    return "S3_KMS_KEY_ID needs S3_ENCRYPTION=aws:kms.";
  }
  const prefix = folder.replace(/^\/+|\/+$/g, "");
  const isPathStyle = values.S3_PATH_STYLE ?? (values.S3_ENDPOINT ? "on" : "off");
  return {
    bucket,
    prefix: prefix && `${prefix}/`,
    endpoint: values.S3_ENDPOINT,
    publicEndpoint: values.S3_PUBLIC_ENDPOINT,
    region: values.S3_REGION ?? "us-east-1",
    isPathStyle: isPathStyle === "on",
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    checksums: values.S3_CHECKSUMS === "supported" ? "WHEN_SUPPORTED" : "WHEN_REQUIRED",
    encryption: values.S3_ENCRYPTION && {
      algorithm: values.S3_ENCRYPTION,
      keyId: values.S3_KMS_KEY_ID,
    },
    givesLinks: values.S3_LINKS === "on",
  };
}

/** The same from an environment, for a program that needs nothing else of it. */
export function readBucketPlace(
  environment: Record<string, string | undefined>,
): BucketPlace | undefined | string {
  const parsed = bucketSchema.safeParse(environment);
  if (parsed.success) return bucketPlaceOf(parsed.data);
  return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
}
