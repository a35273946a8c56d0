"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { setWish, useWish } from "@/lib/client/address/wish";
import { activeParts, withoutFilters } from "@/lib/core/library/wish";

/** Why nothing is shown, and what to do about it. */
export function EmptyLibrary() {
  const t = useTranslations("library");
  const wish = useWish();
  const isFiltered = activeParts(wish).length > 0;
  const inTrash = wish.filter.trashed === true;
  const title = isFiltered ? "noneFound" : inTrash ? "trashEmpty" : "emptyTitle";
  return (
    <div className="flex flex-col items-center gap-2 px-3 py-6 text-center">
      <p className="font-semibold">{t(title)}</p>
      {!isFiltered && !inTrash && <p className="text-xs text-soft">{t("emptyHint")}</p>}
      {isFiltered && (
        <>
          <p className="text-xs text-soft">{t("noneFoundHint")}</p>
          <Button size="small" onClick={() => setWish(withoutFilters(wish))}>
            {t("clearFilters")}
          </Button>
        </>
      )}
    </div>
  );
}
