"use client";

import {
  Keyboard,
  KeyRound,
  Lightbulb,
  LogOut,
  PanelLeft,
  PanelRight,
  Redo2,
  Search,
  Undo2,
  Wifi,
  WifiOff,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { useConnection } from "@/lib/client/browser/connection";
import { useUndo } from "@/lib/client/library/undo";
import { request } from "@/lib/client/queries/api";
import { openHelp } from "@/lib/client/shell/help";
import { setPanes, usePanes } from "@/lib/client/shell/panes";
import { Brand } from "./brand";
import { EndpointBadge } from "./endpoint-badge";
import { HeaderMenu, type HeaderTool } from "./header-menu";
import { LanguageSelect } from "./language-select";
import { SpendBadge } from "./spend-badge";
import { ThemeButton } from "./theme-button";
import { ViewTabs } from "./view-tabs";

interface HeaderProps {
  hasPassword: boolean;
}

const pill = "inline-flex h-7 items-center gap-1.5 rounded-full border border-line px-2.5 text-xs";

const side = "flex flex-1 items-center gap-2 max-[640px]:contents";

/** What belongs to no view. On a phone, whatever is needed less often is in a menu. */
export function Header({ hasPassword }: HeaderProps) {
  const t = useTranslations("shell");
  const { isComposeOpen, isLibraryOpen } = usePanes();
  const connection = useConnection();
  const { canUndo, canRedo, undo, redo } = useUndo();
  const compose: HeaderTool = {
    label: t("composePane"),
    icon: PanelLeft,
    pressed: isComposeOpen,
    run: () => setPanes({ isComposeOpen: !isComposeOpen }),
  };
  const library: HeaderTool = {
    label: t("libraryPane"),
    icon: PanelRight,
    pressed: isLibraryOpen,
    run: () => setPanes({ isLibraryOpen: !isLibraryOpen }),
  };
  const examples: HeaderTool = {
    label: t("examples"),
    icon: Lightbulb,
    run: () => openHelp("examples"),
  };
  const shortcuts: HeaderTool = {
    label: t("shortcuts"),
    icon: Keyboard,
    run: () => openHelp("shortcuts"),
  };
  const programs: HeaderTool = {
    label: t("programs"),
    icon: KeyRound,
    run: () => openHelp("programs"),
  };
  const signOut: HeaderTool = {
    label: t("signOut"),
    icon: LogOut,
    run: async () => {
      await request("/api/session", { method: "DELETE" });
      window.location.assign("/sign-in");
    },
  };

  return (
    <header className="flex items-center gap-2 border-b border-line bg-panel px-3 [grid-area:header] max-[640px]:flex-wrap max-[640px]:gap-y-0">
      {/* Both sides take the same space, so that the tabs stay in the middle whatever is beside them. */}
      <div className={side}>
        <h1 className="flex h-11 items-center gap-2 font-semibold tracking-tight">
          <Brand />
          {/* On a tablet the view tabs need its space. */}
          <span className="max-[1150px]:sr-only">{t("title")}</span>
        </h1>
        <span className="ml-2 compact:hidden">
          <ToolButton {...compose} />
        </span>
        <IconButton label={t("undo")} disabled={!canUndo} onClick={undo}>
          <Undo2 aria-hidden className="size-4" />
        </IconButton>
        <IconButton label={t("redo")} disabled={!canRedo} onClick={redo}>
          <Redo2 aria-hidden className="size-4" />
        </IconButton>
        <span className="contents compact:hidden">
          <ToolButton {...examples} />
        </span>
        <IconButton label={t("commands")} onClick={() => openHelp("commands")}>
          <Search aria-hidden className="size-4" />
        </IconButton>
        <span className="contents compact:hidden">
          <ToolButton {...shortcuts} />
        </span>
      </div>
      <div className="flex justify-center max-[640px]:order-last max-[640px]:basis-full">
        <ViewTabs />
      </div>
      <div className={`${side} justify-end`}>
        <div aria-live="polite" className="max-[640px]:ml-auto">
          {connection === "lost" && (
            <span className={`${pill} border-caution text-caution`}>
              <WifiOff aria-hidden className="size-3.5" />
              <span className="max-[1150px]:sr-only">{t("disconnected")}</span>
            </span>
          )}
          {connection === "back" && (
            <span className={`${pill} border-good text-good`}>
              <Wifi aria-hidden className="size-3.5" />
              <span className="max-[1150px]:sr-only">{t("reconnected")}</span>
            </span>
          )}
        </div>
        <SpendBadge />
        <EndpointBadge />
        <span className="contents compact:hidden">
          <LanguageSelect />
          <ThemeButton />
          {hasPassword && <ToolButton {...signOut} />}
          <ToolButton {...library} />
        </span>
        <HeaderMenu
          tools={[
            compose,
            library,
            examples,
            shortcuts,
            programs,
            ...(hasPassword ? [signOut] : []),
          ]}
        />
      </div>
    </header>
  );
}

function ToolButton({ label, icon: Icon, pressed, run }: HeaderTool) {
  return (
    <IconButton
      label={label}
      pressedLook="plain"
      onClick={run}
      {...(pressed !== undefined && { pressed })}
    >
      <Icon aria-hidden className="size-4" />
    </IconButton>
  );
}
