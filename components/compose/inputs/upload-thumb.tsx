"use client";

import { passFocus } from "@/components/ui/focus/pass-focus";
import { focusField } from "@/lib/client/browser/focus-field";
import type { Upload } from "@/lib/client/uploads/upload-store";
import { UploadProgress } from "./upload-progress";

/** An image on its way into the strip. */
export default function UploadThumb({ upload }: { upload: Upload }) {
  return (
    <li ref={passFocus(() => focusField("inputs"))} className="w-18">
      <div className="relative grid size-18 place-items-center rounded-md bg-sunk ring ring-line">
        <UploadProgress upload={upload} />
      </div>
      <p className="mt-1 truncate text-2xs text-faint">{upload.name}</p>
    </li>
  );
}
