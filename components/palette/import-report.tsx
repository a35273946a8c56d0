import { useTranslations } from "next-intl";
import type { LeftOutColours } from "@/lib/core/palette/taken-palette";

/** How many unreadable colours are named. */
const mostNamed = 5;

/** How many colours an imported palette gave, and what was left out. */
export function ImportReport({ leftOut }: { leftOut: LeftOutColours }) {
  const t = useTranslations("palette.tools");
  const { count, all, unread, doubles } = leftOut;
  const names = unread.slice(0, mostNamed).map((name) => name.slice(0, 40));
  return (
    <>
      <p>{count < all ? t("importedCut", { count, all }) : t("imported", { count })}</p>
      {unread.length > 0 && (
        <p className="text-caution">
          {t("unread", { count: unread.length, names: names.join(" · ") })}
        </p>
      )}
      {doubles > 0 && <p>{t("doubles", { count: doubles })}</p>}
    </>
  );
}
