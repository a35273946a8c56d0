/** Saves content made in the page as a file, through the browser's download. */
export function download(name: string, mime: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type: mime }));
  downloadFrom(url, name);
  URL.revokeObjectURL(url);
}

/** Saves what is at an address as a file, by default under the name that the server gives it. */
export function downloadFrom(url: string, name = ""): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
