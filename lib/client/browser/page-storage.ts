/** Used if the browser gives the page no storage: empty, and it stores nothing. */
const noStorage: Storage = {
  length: 0,
  clear: () => undefined,
  getItem: () => null,
  key: () => null,
  removeItem: () => undefined,
  setItem: () => {
    throw new DOMException("The browser keeps nothing for this page.", "QuotaExceededError");
  },
};

/** The page's storage. Just accessing it throws if a browser blocks it. */
export function pageStorage(kind: "localStorage" | "sessionStorage"): Storage {
  try {
    return globalThis[kind] ?? noStorage;
  } catch {
    return noStorage;
  }
}

/** Stores a text if there is room; returns whether there was. */
export function keepText(storage: Storage, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
