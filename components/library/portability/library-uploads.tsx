"use client";

import { useTranslations } from "next-intl";
import { useLibraryUploads } from "@/lib/client/uploads/library-uploads";
import { useErrorText } from "@/lib/client/words/use-problem-text";

/** How many of the refused images are listed. */
const mostNamed = 20;

/** How far the images on their way into the library are, and which were refused. */
export function LibraryUploads() {
  const t = useTranslations("portability.many");
  const { text } = useErrorText();
  const { total, kept, refused } = useLibraryUploads();
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p aria-live="polite">{t("progress", { kept, total })}</p>
      <progress
        aria-label={t("progress", { kept, total })}
        max={total}
        value={kept + refused.length}
      />
      {refused.length > 0 && (
        <div className="flex flex-col gap-1 text-xs text-bad">
          <p>{t("refused", { count: refused.length })}</p>
          <ul className="max-h-40 overflow-y-auto">
            {refused.slice(0, mostNamed).map(({ name, error }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two images may have the same name; the list only grows.
              <li key={index} className="break-words">
                {name}: {text(error.code, error.params)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
