"use client";

import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentType, useId, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { LanguageChoice } from "./language-select";
import { ThemeButton } from "./theme-button";

/** A button of the header, or a line of its menu. */
export interface HeaderTool {
  label: string;
  icon: ComponentType<{ className?: string }>;
  pressed?: boolean;
  run: () => void;
}

/** On a phone or tablet: what the header has no room for, with words. */
export function HeaderMenu({ tools }: { tools: HeaderTool[] }) {
  const t = useTranslations("shell");
  const id = useId();
  const menu = useRef<HTMLElement>(null);
  return (
    <span className="hidden compact:block">
      <IconButton label={t("more")} popoverTarget={id}>
        <Menu aria-hidden className="size-4" />
      </IconButton>
      <section
        ref={menu}
        id={id}
        popover="auto"
        aria-label={t("more")}
        className="fixed inset-auto top-12 right-3 m-0 w-72 rounded-lg border border-line bg-raised p-2 text-text shadow-float"
      >
        {tools.map(({ label, icon: Icon, pressed, run }) => (
          <button
            key={label}
            type="button"
            aria-pressed={pressed}
            onClick={() => {
              menu.current?.hidePopover();
              run();
            }}
            className="flex h-11 w-full items-center gap-3 rounded-md px-2 text-left text-sm hover:bg-sunk aria-pressed:bg-accent-soft"
          >
            <Icon aria-hidden className="size-4 text-soft" />
            {label}
          </button>
        ))}
        <div className="mt-1 flex min-h-11 items-center justify-between border-t border-line px-2 pt-1">
          <LanguageChoice />
          <ThemeButton />
        </div>
      </section>
    </span>
  );
}
