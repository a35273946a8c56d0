import "server-only";
import type { Region } from "@/lib/core/models/model";

const legacyHosts = {
  beijing: "dashscope.aliyuncs.com",
  singapore: "dashscope-intl.aliyuncs.com",
} satisfies Record<Region, string>;

const workspaceZones = {
  beijing: "cn-beijing",
  singapore: "ap-southeast-1",
} satisfies Record<Region, string>;

/** The base address of upstream, ending in `/api/v1`. docs/dashscope.md#endpoints */
export function upstreamBaseUrl(region: Region, workspaceId: string | undefined): string {
  const host = workspaceId
    ? `${workspaceId}.${workspaceZones[region]}.maas.aliyuncs.com`
    : legacyHosts[region];
  return `https://${host}/api/v1`;
}

const resultHost = /^dashscope-[a-z0-9-]+\.oss-[a-z0-9-]+\.aliyuncs\.com$/;
const uploadHost = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.aliyuncs\.com$/;

/**
 * The address to fetch a result from, or undefined if it lies outside both upstream's result hosts
 * (docs/dashscope.md#result-hosts) and the emulator in use. Plain http of a result host becomes
 * https.
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
  const emulator = new URL(endpointBaseUrl);
  const isEmulator = !emulator.hostname.endsWith(".aliyuncs.com");
  return isEmulator && address.origin === emulator.origin ? address : undefined;
}
