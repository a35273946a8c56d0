import "server-only";
import type { Metadata } from "sharp";
import { readSimpleProfile, type SimpleProfile } from "@/lib/core/image-files/icc/profile";
import { changesColours } from "./profile-trial";

/**
 * How an image's values become 8-bit sRGB. sharp alone is right for 8-bit colour. It converts 16
 * bits with a profile through Display P3, whatever comes after, ignores the profile of 16-bit grey,
 * and is far off in the shadows of linear grey.
 */
export type ColourWay =
  | { kind: "bySharp" }
  /** 16 bits that are sRGB already. */
  | { kind: "rounded" }
  | { kind: "byProfile"; profile: SimpleProfile; isDeep: boolean }
  /** 16 bits whose profile maps colours by lookup tables, which only sharp's library reads. */
  | { kind: "byTables"; space: "rgb16" | "grey16" };

export async function colourWay({ space, icc }: Metadata): Promise<ColourWay> {
  const isDeep = space === "rgb16" || space === "grey16";
  const isGrey = space === "grey16" || space === "b-w";
  if (!isDeep && !(isGrey && icc)) return { kind: "bySharp" };
  if (!icc || !(await changesColours(icc, isGrey))) {
    return { kind: isDeep ? "rounded" : "bySharp" };
  }
  const profile = readSimpleProfile(icc);
  const fits = profile?.kind === (isGrey ? "grey" : "colour");
  if (profile && fits) return { kind: "byProfile", profile, isDeep };
  return isDeep ? { kind: "byTables", space } : { kind: "bySharp" };
}
