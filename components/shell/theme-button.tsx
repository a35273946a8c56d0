"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { applyTheme } from "@/lib/client/preferences";
import { useInitialTheme } from "@/lib/client/theme";
import { themeAfter } from "@/lib/core/theme";

const icons = { system: Monitor, dark: Moon, light: Sun };

/** Goes through the looks: as the system, dark, light. */
export function ThemeButton() {
  const t = useTranslations("shell.theme");
  const [theme, setTheme] = useState(useInitialTheme());
  const Icon = icons[theme];
  return (
    <IconButton
      label={t(theme)}
      onClick={() => {
        const next = themeAfter(theme);
        applyTheme(next);
        setTheme(next);
      }}
    >
      <Icon aria-hidden className="size-4" />
    </IconButton>
  );
}
