import "server-only";

/**
 * One value per process. Next gives route handlers, pages and instrumentation separate module
 * instances; they share only `globalThis`.
 */
export function singleton<Value>(name: string, make: () => Value): Value {
  const holder: Holder & typeof globalThis = globalThis;
  holder.swatchboxSingletons ??= new Map();
  const registry = holder.swatchboxSingletons;
  const existing = registry.get(name);
  if (existing) return existing.value as Value;
  const value = make();
  registry.set(name, { value });
  return value;
}

interface Holder {
  swatchboxSingletons?: Map<string, { value: unknown }>;
}
