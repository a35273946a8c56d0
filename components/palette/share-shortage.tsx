import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Shortage } from "@/lib/core/palette/typed-share";

interface ShareShortageProps {
  shortage: Shortage;
  onInsist: () => void;
}

/** Why a colour has a different share than was typed, and a way to enforce it. */
export function ShareShortage({ shortage, onInsist }: ShareShortageProps) {
  const t = useTranslations("palette");
  const left = (shortage.left / 100).toFixed(2);
  return (
    <div role="alert" className="flex items-center justify-between gap-2 text-xs text-caution">
      <p>{t(`shortage.${shortage.kind}`, { left })}</p>
      {shortage.kind === "typed" && (
        <Button size="small" onClick={onInsist}>
          {t("takeFromTyped")}
        </Button>
      )}
    </div>
  );
}
