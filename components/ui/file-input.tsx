import type { RefObject } from "react";

interface FileInputProps {
  ref: RefObject<HTMLInputElement | null>;
  label: string;
  /** Whether only one file can be used. */
  isSingle?: boolean;
  onFiles: (files: File[]) => void;
}

/** The browser's own image chooser, hidden: a button opens it through the ref. */
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
        // Lets the same file be chosen again.
        event.target.value = "";
      }}
    />
  );
}
