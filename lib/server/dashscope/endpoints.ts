import "server-only";
import type { EndpointId, Region } from "@/lib/core/models/region";

export interface Endpoint {
  id: EndpointId;
  /** Ends in `/api/v1`. */
  baseUrl: string;
  apiKey: string;
  /** Whether it is the emulator inside this very server. */
  own: boolean;
  /** How many times as fast as ours its clock runs: more than 1 only with the emulator. */
  speed: number;
}

interface RegionHosts {
  /** In the domain of a workspace. */
  zone: string;
  /** The older domain, which takes the keys of any workspace. Some regions never had one. */
  shared?: string;
}

/** docs/dashscope.md#endpoints */
const hosts = {
  beijing: { zone: "cn-beijing", shared: "dashscope.aliyuncs.com" },
  singapore: { zone: "ap-southeast-1", shared: "dashscope-intl.aliyuncs.com" },
  virginia: { zone: "us-east-1", shared: "dashscope-us.aliyuncs.com" },
  frankfurt: { zone: "eu-central-1" },
  tokyo: { zone: "ap-northeast-1" },
  hongkong: { zone: "cn-hongkong", shared: "cn-hongkong.dashscope.aliyuncs.com" },
} satisfies Record<Region, RegionHosts>;

const path = "/api/v1";

/**
 * The base address of DashScope, ending in `/api/v1`. docs/dashscope.md#endpoints
 * @returns undefined if the region has the domains of workspaces only, and none is given
 */
export function upstreamBaseUrl(
  region: Region,
  workspaceId: string | undefined,
): string | undefined {
  const { zone, shared }: RegionHosts = hosts[region];
  const host = workspaceId ? `${workspaceId}.${zone}.maas.aliyuncs.com` : shared;
  return host && `https://${host}${path}`;
}

/** An address of the administrator's own, such as a proxy's, with `/api/v1` at its end. */
export function withApiPath(address: string): string {
  const base = address.replace(/\/+$/, "");
  return base.endsWith(path) ? base : `${base}${path}`;
}

const resultHost = /^dashscope-[a-z0-9-]+\.oss-[a-z0-9-]+\.aliyuncs\.com$/;
const uploadHost = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.aliyuncs\.com$/;

/**
 * The address to fetch a result from, or undefined if it lies outside upstream's result hosts
 * (docs/dashscope.md#result-hosts) and is neither the emulator's in use nor the administrator's proxy's.
 * Plain http of a result host becomes https.
 */
export function resultAddress(url: string, endpointBaseUrl: string): URL | undefined {
  return addressOn(resultHost, url, endpointBaseUrl);
}

/** The address to upload an input to: upstream's object store or the emulator in use. */
export function uploadAddress(url: string, endpointBaseUrl: string): URL | undefined {
  return addressOn(uploadHost, url, endpointBaseUrl);
}

function addressOn(hosts: RegExp, url: string, endpointBaseUrl: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const address = new URL(url);
  if (hosts.test(address.hostname)) {
    // The query is signed: only the scheme may change.
    if (address.protocol === "http:") address.protocol = "https:";
    return address.protocol === "https:" && address.port === "" ? address : undefined;
  }
  const base = new URL(endpointBaseUrl);
  const isOwn = !base.hostname.endsWith(".aliyuncs.com");
  return isOwn && address.origin === base.origin ? address : undefined;
}
