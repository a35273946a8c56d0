"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { chooseTheme, useTheme } from "@/lib/client/shell/theme";
import { themeAfter } from "@/lib/core/theme";

const icons = { system: Monitor, dark: Moon, light: Sun };

/** Cycles through the themes: system, dark, light. */
export function ThemeButton() {
  const t = useTranslations("shell.theme");
  const theme = useTheme();
  const Icon = icons[theme];
  return (
    <IconButton label={t(theme)} onClick={() => chooseTheme(themeAfter(theme))}>
      <Icon aria-hidden className="size-4" />
    </IconButton>
  );
}
