import type { RefObject } from "react";

interface FileInputProps {
  ref: RefObject<HTMLInputElement | null>;
  label: string;
  onFiles: (files: File[]) => void;
}

/** The browser's own chooser of images, out of sight: a button opens it through the ref. */
export function FileInput({ ref, label, onFiles }: FileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      accept="image/*"
      multiple
      hidden
      aria-label={label}
      onChange={(event) => {
        onFiles(Array.from(event.target.files ?? []));
        // The same file can be chosen again.
        event.target.value = "";
      }}
    />
  );
}
