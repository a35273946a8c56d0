import { describe, expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";

const placeOf = (environment: Record<string, string>) => readConfig(environment).bucket;

describe("where originals are", () => {
  it("is the data folder unless a bucket is named, whatever else is set", () => {
    expect(placeOf({})).toBeUndefined();
    expect(placeOf({ S3_ENDPOINT: "http://store.example", S3_LINKS: "on" })).toBeUndefined();
  });

  it("follows Amazon's ways without an endpoint, and other stores' with one", () => {
    expect(placeOf({ STUDIO_BLOBS: "s3://swatchbox" })).toMatchObject({
      bucket: "swatchbox",
      prefix: "",
      endpoint: undefined,
      region: "us-east-1",
      isPathStyle: false,
      credentials: undefined,
      checksums: "WHEN_REQUIRED",
      givesLinks: false,
    });
    const own = { STUDIO_BLOBS: "s3://swatchbox/a/b/", S3_ENDPOINT: "http://store.example:9000" };
    expect(placeOf(own)).toMatchObject({ prefix: "a/b/", isPathStyle: true });
    expect(placeOf({ ...own, S3_PATH_STYLE: "off" })?.isPathStyle).toBe(false);
    const encrypted = { ...own, S3_ENCRYPTION: "aws:kms", S3_KMS_KEY_ID: "key" };
    expect(placeOf(encrypted)?.encryption).toEqual({ algorithm: "aws:kms", keyId: "key" });
  });

  it.each([
    [{ STUDIO_BLOBS: "swatchbox" }, "STUDIO_BLOBS"],
    [{ STUDIO_BLOBS: "s3://Swatchbox" }, "STUDIO_BLOBS"],
    [{ STUDIO_BLOBS: "s3://swatchbox", S3_ACCESS_KEY_ID: "a" }, "S3_SECRET_ACCESS_KEY"],
    [{ STUDIO_BLOBS: "s3://swatchbox", S3_SECRET_ACCESS_KEY: "hidden" }, "S3_ACCESS_KEY_ID"],
    [{ STUDIO_BLOBS: "s3://swatchbox", S3_ENDPOINT: "store.example" }, "S3_ENDPOINT"],
    [{ STUDIO_BLOBS: "s3://swatchbox", S3_ENDPOINT: "http://me:hidden@store" }, "S3_ENDPOINT"],
    [{ STUDIO_BLOBS: "s3://swatchbox", S3_KMS_KEY_ID: "key" }, "S3_ENCRYPTION"],
  ])("is refused with the name of what is wrong: %j", (environment, name) => {
    expect(() => readConfig(environment)).toThrow(name);
    expect(() => readConfig(environment)).not.toThrow("hidden");
  });
});
