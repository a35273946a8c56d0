"use client";

import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { openView, pathOfView, useView, views } from "@/lib/client/address/view";

/** The view tabs. They are links, so that a view can open in its own browser tab. */
export function ViewTabs() {
  const t = useTranslations("shell.view");
  const shown = useView();
  return (
    <nav
      aria-label={t("label")}
      className="flex gap-0.5 rounded-md bg-sunk p-0.5 max-[640px]:mb-1 max-[640px]:w-full"
    >
      {views.map((view) => (
        <a
          key={view}
          href={pathOfView(view)}
          aria-current={view === shown ? "page" : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            openView(view);
          }}
          className={classes(
            "flex h-7 items-center justify-center rounded-md px-3 text-sm whitespace-nowrap max-[1150px]:px-2 max-[640px]:h-9 max-[640px]:flex-1",
            view === shown ? "bg-raised text-text ring ring-line" : "text-soft hover:text-text",
          )}
        >
          {t(view)}
        </a>
      ))}
    </nav>
  );
}
