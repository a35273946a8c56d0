import type { RefObject } from "react";

interface FileInputProps {
  ref: RefObject<HTMLInputElement | null>;
  label: string;
  /** Whether one file is all that can be used. */
  isSingle?: boolean;
  onFiles: (files: File[]) => void;
}

/** The browser's own chooser of images, out of sight: a button opens it through the ref. */
export function FileInput({ ref, label, isSingle = false, onFiles }: FileInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      accept="image/*"
      multiple={!isSingle}
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
