/** Asks again for every image of the page that did not come; a browser does not do so by itself. */
export function reloadBrokenImages(): void {
  for (const image of document.images) {
    const source = image.getAttribute("src");
    if (source && image.complete && image.naturalWidth === 0) image.setAttribute("src", source);
  }
}
