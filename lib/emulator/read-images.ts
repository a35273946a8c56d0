import { messageOf } from "./errors.ts";
import type { Gallery } from "./gallery.ts";
import { readDataUri, readImage } from "./input-image.ts";
import type { Images } from "./judge/verdict.ts";
import { standInPicture } from "./picture/stand-in.ts";
import type { Refusal } from "./plan.ts";
import type { Store } from "./store.ts";
import { uploadRetentionMs } from "./uploads.ts";

interface Surroundings {
  gallery: Gallery;
  store: Store;
  baseUrl: string;
  /** Milliseconds since 1970. */
  now: number;
  model: string;
  /** Whether the caller asked for `oss://` addresses to be resolved. */
  resolvesUploads: boolean;
}

interface ReadImages {
  images: Images;
  /** The addresses for which a stand-in was drawn. */
  standIns: string[];
}

/** Every image that a body names, decoded; a refusal for each that is not available. */
export async function readImages(body: unknown, surroundings: Surroundings): Promise<ReadImages> {
  const images: Images = new Map();
  const standIns: string[] = [];
  for (const address of new Set(addressesOf(body))) {
    if (isElsewhere(address, surroundings.baseUrl)) {
      standIns.push(address);
      images.set(address, await readImage(await standInPicture(address)));
    } else {
      images.set(address, await readAddress(address, surroundings));
    }
  }
  return { images, standIns };
}

/**
 * Whether upstream could fetch an address that the emulator cannot, since it has no network. False
 * for the emulator's own addresses, hosts without a domain and private networks.
 */
function isElsewhere(address: string, baseUrl: string): boolean {
  // Other characters must be percent-encoded. QE: image.
  if (!/^https?:\/\/[\x21-\x7e]+$/i.test(address) || !URL.canParse(address)) return false;
  const { hostname, host } = new URL(address);
  const isNamed = /\.[a-z][a-z0-9-]*$/i.test(hostname) && !/\.(local|internal)$/i.test(hostname);
  return isNamed && host !== new URL(baseUrl).host;
}

/** The `{image: …}` of messages and the strings in `images`, wherever they are. */
function addressesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(addressesOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const isAddress = name === "image" || name === "images";
    if (!isAddress) return addressesOf(part);
    return [part].flat().filter((one) => typeof one === "string");
  });
}

async function readAddress(address: string, surroundings: Surroundings) {
  const { gallery, store, baseUrl, now, model } = surroundings;
  if (address.startsWith("oss://")) {
    const upload = surroundings.resolvesUploads
      ? store.findUpload(address.slice("oss://".length))
      : undefined;
    const isOver = upload && now - upload.uploadedAt > uploadRetentionMs;
    // A file belongs to the model that its policy was requested for.
    if (!upload || isOver || upload.model !== model) return notValid;
    return (await gallery.readUpload(upload.sha256)) ?? notValid;
  }
  const own = (await readDataUri(address)) ?? (await gallery.readOwn(address, baseUrl));
  if (own && own.width > 0) return own;
  return { code: "InvalidURL", message: messageOf("InvalidURL") } satisfies Refusal;
}

const notValid: Refusal = {
  code: "InvalidParameter",
  message: "The provided URL does not appear to be valid. Ensure it is correctly formatted.",
};
