/** Stands in where the browser gives a page no storage: empty, and nothing can be kept in it. */
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

/** The page's storage; the mere question for it is an error where a browser blocks it. */
export function pageStorage(kind: "localStorage" | "sessionStorage"): Storage {
  try {
    return globalThis[kind] ?? noStorage;
  } catch {
    return noStorage;
  }
}

/** Keeps a text where there is room; says whether there was. */
export function keepText(storage: Storage, key: string, text: string): boolean {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
