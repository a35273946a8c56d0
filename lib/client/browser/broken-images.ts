/** Loads every image again that failed to load; browsers do not do so by themselves. */
export function reloadBrokenImages(): void {
  for (const image of document.images) {
    const source = image.getAttribute("src");
    if (source && image.complete && image.naturalWidth === 0) image.setAttribute("src", source);
  }
}
