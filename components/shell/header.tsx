"use client";

import {
  Keyboard,
  Lightbulb,
  LogOut,
  PanelLeft,
  PanelRight,
  Redo2,
  Search,
  Undo2,
  WifiOff,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useUndo } from "@/lib/client/library/undo";
import { request } from "@/lib/client/queries/api";
import { openHelp } from "@/lib/client/shell/help";
import { setPanes, usePanes } from "@/lib/client/shell/panes";
import { Brand } from "./brand";
import { EndpointBadge } from "./endpoint-badge";
import { LanguageSelect } from "./language-select";
import { SpendBadge } from "./spend-badge";
import { ThemeButton } from "./theme-button";
import { ViewTabs } from "./view-tabs";

interface HeaderProps {
  hasPassword: boolean;
  isConnected: boolean;
}

const pill = "inline-flex h-7 items-center gap-1.5 rounded-full border border-line px-2.5 text-xs";

export function Header({ hasPassword, isConnected }: HeaderProps) {
  const t = useTranslations("shell");
  const { isComposeOpen, isLibraryOpen } = usePanes();
  const { canUndo, canRedo, undo, redo } = useUndo();

  return (
    <header className="flex items-center gap-2 border-b border-line bg-panel px-3 [grid-area:header]">
      <h1 className="flex items-center gap-2 font-semibold tracking-tight">
        <Brand />
        {/* On a tablet the view tabs need its space. */}
        <span className="max-[1150px]:sr-only">{t("title")}</span>
      </h1>
      <IconButton
        label={t("composePane")}
        pressed={isComposeOpen}
        onClick={() => setPanes({ isComposeOpen: !isComposeOpen })}
        className="ml-2"
      >
        <PanelLeft aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("undo")} disabled={!canUndo} onClick={undo}>
        <Undo2 aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("redo")} disabled={!canRedo} onClick={redo}>
        <Redo2 aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("examples")} onClick={() => openHelp("examples")}>
        <Lightbulb aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("commands")} onClick={() => openHelp("commands")}>
        <Search aria-hidden className="size-4" />
      </IconButton>
      <IconButton label={t("shortcuts")} onClick={() => openHelp("shortcuts")}>
        <Keyboard aria-hidden className="size-4" />
      </IconButton>
      <div className="flex flex-1 justify-center">
        <ViewTabs />
      </div>
      <div aria-live="polite">
        {!isConnected && (
          <span className={`${pill} border-caution text-caution`}>
            <WifiOff aria-hidden className="size-3.5" />
            <span className="max-[1150px]:sr-only">{t("disconnected")}</span>
          </span>
        )}
      </div>
      <SpendBadge />
      <EndpointBadge />
      <LanguageSelect />
      <ThemeButton />
      {hasPassword && (
        <IconButton
          label={t("signOut")}
          onClick={async () => {
            await request("/api/session", { method: "DELETE" });
            window.location.assign("/sign-in");
          }}
        >
          <LogOut aria-hidden className="size-4" />
        </IconButton>
      )}
      <IconButton
        label={t("libraryPane")}
        pressed={isLibraryOpen}
        onClick={() => setPanes({ isLibraryOpen: !isLibraryOpen })}
      >
        <PanelRight aria-hidden className="size-4" />
      </IconButton>
    </header>
  );
}
