import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { BucketPlace } from "../../bucket-place";
import { StorageError } from "../../storage-fault";
import type { BytePart, LinkedFile } from "./blob-store";
import { bucketAnswerOf, bucketFault, DamagedOriginal } from "./bucket-fault";

/** A file that is to become an object. */
interface ObjectContent {
  path: string;
  bytes: number;
  sha256: string;
}

/** The objects of a bucket. Everything throws a `StorageError` if the store is at fault. */
export interface Bucket {
  /** Resolves when the store has shown that it holds these very bytes. */
  put: (key: string, content: ObjectContent) => Promise<void>;
  /** Undefined if there is no such object. */
  sizeOf: (key: string) => Promise<number | undefined>;
  /** @throws DamagedOriginal if there is no such object */
  read: (key: string, signal: AbortSignal, part?: BytePart) => AsyncGenerator<Uint8Array>;
  list: () => AsyncGenerator<{ key: string; bytes: number }>;
  remove: (key: string) => Promise<void>;
  /** @throws if the store cannot be asked at the moment */
  check: () => Promise<void>;
  /** An address that gives the object to whoever has it, for a few minutes. */
  link: (key: string, file: LinkedFile) => Promise<string>;
}

const connectMs = 5_000;
/** Without a byte in either direction. */
const silentMs = 30_000;
/** The largest original over a slow line. */
const putMs = 10 * 60_000;
/** People who download slowly each keep one open, and must not keep results from being stored. */
const mostCalls = 500;
const attempts = 3;
const retryMs = 200;
const linkSeconds = 300;

/** Talks to nobody yet. */
export function openBucket(place: BucketPlace): Bucket {
  const { bucket: Bucket } = place;
  const client = clientAt(place, place.endpoint);
  const linking = place.publicEndpoint ? clientAt(place, place.publicEndpoint) : client;
  const doing = <Result>(what: string, work: Promise<Result>) =>
    work.catch((error: unknown) => {
      throw bucketFault(error, what);
    });

  const put = async (Key: string, { path, bytes, sha256 }: ObjectContent) => {
    const md5 = createHash("md5");
    await pipeline(createReadStream(path), md5);
    const digest = md5.digest();
    const abortSignal = AbortSignal.timeout(putMs);
    const { ETag } = await again(async () => {
      const Body = createReadStream(path);
      const command = new PutObjectCommand({
        Bucket,
        Key,
        Body,
        ContentLength: bytes,
        // Makes servers refuse what was damaged on the way.
        ContentMD5: digest.toString("base64"),
        ...encryptionOf(place),
      });
      // The SDK leaves a file open that it has not come to.
      return doing("PutObject", client.send(command, { abortSignal })).finally(() =>
        Body.destroy(),
      );
    });
    if (ETag?.replaceAll('"', "") === digest.toString("hex")) return;
    // Encrypted by a key of its own, an object has another tag: only its bytes can tell.
    if (await holds(Key, sha256, abortSignal)) return;
    throw new StorageError("storage.failed", "The store of images keeps other bytes than it got.");
  };

  const holds = async (Key: string, sha256: string, signal: AbortSignal) => {
    const hash = createHash("sha256");
    try {
      for await (const piece of read(Key, signal)) hash.update(piece);
    } catch (error) {
      if (error instanceof DamagedOriginal) return false;
      throw error;
    }
    return hash.digest("hex") === sha256;
  };

  async function* read(Key: string, signal: AbortSignal, part: BytePart = {}) {
    let start = part.start ?? 0;
    let pieces: AsyncGenerator<Uint8Array> | undefined;
    const next = async () => {
      const isComplete = part.end !== undefined && start > part.end;
      if (!pieces && isComplete) return { done: true, value: undefined } as const;
      try {
        // Goes on where the connection broke off.
        pieces ??= await open(Key, signal, { ...part, start });
        return await pieces.next();
      } catch (error) {
        pieces = undefined;
        signal.throwIfAborted();
        throw bucketFault(error, "GetObject");
      }
    };
    try {
      for (;;) {
        // Each piece has all the attempts: whoever reads slowly loses the connection many times.
        const { done, value } = await again(next);
        if (done) return;
        start += value.byteLength;
        yield value;
      }
    } finally {
      await pieces?.return(undefined);
    }
  }

  const open = async (Key: string, signal: AbortSignal, { start = 0, end }: BytePart) => {
    signal.throwIfAborted();
    const isWhole = start === 0 && end === undefined;
    const Range = isWhole ? undefined : `bytes=${start}-${end ?? ""}`;
    const command = new GetObjectCommand({ Bucket, Key, Range });
    const sent = client.send(command, { abortSignal: signal });
    const { Body, ContentRange } = await sent.catch((error: unknown) => {
      // A server may say 416 of an object that is shorter than it was.
      const { name, status } = bucketAnswerOf(error);
      const isGone = status === 416 || (status === 404 && name !== "NoSuchBucket");
      throw isGone ? new DamagedOriginal("An original is gone or truncated.") : error;
    });
    if (Range && !ContentRange?.startsWith(`bytes ${start}-`)) {
      throw new StorageError("storage.failed", "The store of images gives other parts than asked.");
    }
    if (!(Body instanceof Readable)) throw new Error("The answer has no body.");
    return bytesOf(Body);
  };

  const check = async () => {
    await doing("HeadBucket", client.send(new HeadBucketCommand({ Bucket })));
  };

  return {
    put,
    read,
    check,
    async sizeOf(Key) {
      try {
        const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket, Key }));
        return ContentLength;
      } catch (error) {
        if (bucketAnswerOf(error).status !== 404) throw bucketFault(error, "HeadObject");
        // An answer without a body does not tell whether the whole bucket is gone.
        await check();
        return undefined;
      }
    },
    async *list() {
      let ContinuationToken: string | undefined;
      do {
        const page = await doing(
          "ListObjects",
          client.send(
            new ListObjectsV2Command({ Bucket, Prefix: place.prefix, ContinuationToken }),
          ),
        );
        for (const { Key, Size } of page.Contents ?? []) {
          if (Key !== undefined) yield { key: Key, bytes: Size ?? 0 };
        }
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    },
    async remove(Key) {
      await doing("DeleteObject", client.send(new DeleteObjectCommand({ Bucket, Key })));
    },
    link: (Key, { contentType, contentDisposition }) => {
      const command = new GetObjectCommand({
        Bucket,
        Key,
        ResponseContentType: contentType,
        ResponseContentDisposition: contentDisposition,
      });
      return getSignedUrl(linking, command, { expiresIn: linkSeconds });
    },
  };
}

const nothing = () => undefined;
/** Whatever goes wrong is thrown, and told by those who asked; the SDK would print it beside the log. */
const silence = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

function clientAt(place: BucketPlace, endpoint: string | undefined): S3Client {
  return new S3Client({
    region: place.region,
    forcePathStyle: place.isPathStyle,
    requestChecksumCalculation: place.checksums,
    responseChecksumValidation: place.checksums,
    maxAttempts: attempts,
    logger: silence,
    requestHandler: {
      connectionTimeout: connectMs,
      socketTimeout: silentMs,
      httpAgent: { maxSockets: mostCalls },
      httpsAgent: { maxSockets: mostCalls },
    },
    ...(endpoint ? { endpoint } : {}),
    ...(place.credentials ? { credentials: place.credentials } : {}),
  });
}

function encryptionOf({ encryption }: BucketPlace) {
  if (!encryption) return {};
  const { algorithm, keyId } = encryption;
  return { ServerSideEncryption: algorithm, ...(keyId ? { SSEKMSKeyId: keyId } : {}) };
}

/** The SDK repeats no request whose body is a stream, in either direction. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let left = attempts; ; ) {
    try {
      return await work();
    } catch (error) {
      left -= 1;
      const mayPass = error instanceof StorageError && error.fault === "storage.unreachable";
      if (!mayPass || left === 0) throw error;
      await sleep(retryMs);
    }
  }
}

async function* bytesOf(body: Readable): AsyncGenerator<Uint8Array> {
  for await (const piece of body) {
    if (!(piece instanceof Uint8Array)) throw new TypeError("A body must be bytes.");
    yield piece;
  }
}
