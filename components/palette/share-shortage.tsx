import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { StatusLine } from "@/components/ui/status-line";
import type { Shortage } from "@/lib/core/palette/typed-share";

interface ShareShortageProps {
  shortage: Shortage;
  onInsist: () => void;
  /** Takes the focus when the button is gone. */
  onGone: () => void;
}

/** Why a colour has a different share than was typed, and a way to enforce it. */
export function ShareShortage({ shortage, onInsist, onGone }: ShareShortageProps) {
  const t = useTranslations("palette");
  const left = (shortage.left / 100).toFixed(2);
  return (
    <StatusLine
      role="alert"
      words={t(`shortage.${shortage.kind}`, { left })}
      className="flex items-center justify-between gap-2 text-xs text-caution"
    >
      {shortage.kind === "typed" && (
        <Button ref={passFocus(onGone)} size="small" onClick={onInsist}>
          {t("takeFromTyped")}
        </Button>
      )}
    </StatusLine>
  );
}
