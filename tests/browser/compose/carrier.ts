/** What a drag or the clipboard carries: texts by their types, and files. */
export function carrierOf(contents: Record<string, string>, files: File[] = []): DataTransfer {
  const carrier = new DataTransfer();
  for (const [type, content] of Object.entries(contents)) carrier.setData(type, content);
  for (const file of files) carrier.items.add(file);
  return carrier;
}

/** Drops it somewhere on the page, or in the middle of a part of it. */
export function drop(dataTransfer: DataTransfer, target: Element = document.body): void {
  const { left, top, width, height } = target.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2 };
  for (const type of ["dragover", "drop"]) {
    const carried = { dataTransfer, bubbles: true, cancelable: true, ...at };
    target.dispatchEvent(new DragEvent(type, carried));
  }
}

/** A file that only the server would look into. */
export const fileNamed = (name: string, type = "image/png") =>
  new File(["not looked at here"], name, { type });
