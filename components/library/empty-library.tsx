"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { setWish, useWish } from "@/lib/client/address/wish";
import { whyEmpty, withoutSearch } from "@/lib/core/library/wish";

/** Why nothing is shown, and what to do about it. */
export function EmptyLibrary() {
  const t = useTranslations("library.nothing");
  const wish = useWish();
  const reason = whyEmpty(wish);
  const isAsked = reason === "words" || reason === "filters" || reason === "both";
  return (
    <div className="flex flex-col items-center gap-2 px-3 py-6 text-center">
      <p className="font-semibold">{t(`${reason}.title`)}</p>
      {reason !== "trash" && <p className="text-xs text-soft">{t(`${reason}.hint`)}</p>}
      {isAsked && (
        <Button size="small" onClick={() => setWish(withoutSearch(wish))}>
          {t(`${reason}.clear`)}
        </Button>
      )}
    </div>
  );
}
