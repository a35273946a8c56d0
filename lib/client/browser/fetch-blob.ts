/**
 * The bytes at an address.
 * @throws if the server refuses or cannot be reached
 */
export async function fetchBlob(url: string, signal?: AbortSignal): Promise<Blob> {
  const response = await fetch(url, { signal: signal ?? null });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.blob();
}
