/** The regions of DashScope; a key belongs to one of them. docs/dashscope.md#endpoints */
export const regions = [
  "beijing",
  "singapore",
  "virginia",
  "frankfurt",
  "tokyo",
  "hongkong",
] as const;
export type Region = (typeof regions)[number];

/** Where calls go: DashScope in one region, or the emulator. */
export type EndpointId = "sandbox" | Region;

/** What is known for some regions. */
export type ByRegion<Value> = Partial<Record<Region, Value>>;
