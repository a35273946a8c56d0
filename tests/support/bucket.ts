import { startFauxqs } from "fauxqs";
import { freePort } from "./processes";

/** A store of images on this machine that speaks S3, and what a studio needs to know of it. */
export interface BucketServer {
  url: string;
  settings: Record<string, string>;
  /** The names of all originals in it. */
  names: () => Promise<string[]>;
  stop: () => Promise<void>;
}

/** The secret key, to be found nowhere. */
export const bucketSecret = "a-secret-of-the-bucket";

/** An S3-compatible server with an empty bucket. It checks no signatures. */
export async function startBucketServer(): Promise<BucketServer> {
  const server = await startFauxqs({ port: await freePort(), host: "127.0.0.1", logger: false });
  server.createBucket("swatchbox");
  const url = `http://127.0.0.1:${server.port}`;
  return {
    url,
    settings: {
      STUDIO_BLOBS: "s3://swatchbox/originals",
      S3_ENDPOINT: url,
      S3_ACCESS_KEY_ID: "studio",
      S3_SECRET_ACCESS_KEY: bucketSecret,
    },
    async names() {
      const listing = await fetch(`${url}/swatchbox?list-type=2&prefix=originals/`);
      const found = (await listing.text()).matchAll(/<Key>originals\/..\/([0-9a-f]{64})<\/Key>/g);
      return [...found].map(([, name = ""]) => name);
    },
    stop: () => server.stop(),
  };
}
