"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Command } from "@/components/help/command-palette";
import { openView, useView } from "@/lib/client/address/view";
import { setModel } from "@/lib/client/draft/draft-store";
import { useUndo } from "@/lib/client/library/undo";
import { useModels } from "@/lib/client/queries/service";
import { startRun } from "@/lib/client/run/use-run-shortcut";
import { openHelp } from "@/lib/client/shell/help";
import { setPanes, usePanes } from "@/lib/client/shell/panes";
import { rememberLocale } from "@/lib/client/shell/preferences";
import { chooseTheme } from "@/lib/client/shell/theme";
import { openPortability } from "@/lib/client/uploads/portability";
import { keysOf } from "@/lib/core/shortcuts";
import { themeSchema } from "@/lib/core/theme";
import { localeNames, locales } from "@/lib/i18n/locales";
import { inCompose, useComposeCommands } from "./use-compose-commands";
import { useExampleCommands } from "./use-example-commands";
import { useLibraryCommands } from "./use-library-commands";

/** Every named action, for the command palette. */
export function useCommands(): Command[] {
  const t = useTranslations("help.command");
  const themeName = useTranslations("shell.theme");
  const router = useRouter();
  const models = useModels();
  const composeCommands = useComposeCommands();
  const libraryCommands = useLibraryCommands();
  const { isComposeOpen, isLibraryOpen } = usePanes();
  const { canUndo, canRedo, undo, redo } = useUndo();
  const exampleCommands = useExampleCommands();
  const view = useView();
  return [
    {
      id: "run",
      label: t("run"),
      keys: keysOf("anywhere", "run"),
      run: () => inCompose(() => startRun({ hasNewSeed: false })),
    },
    {
      id: "run-new-seed",
      label: t("runNewSeed"),
      keys: keysOf("anywhere", "runNewSeed"),
      run: () => inCompose(() => startRun({ hasNewSeed: true })),
    },
    ...(canUndo
      ? [{ id: "undo", label: t("undo"), keys: keysOf("anywhere", "undo"), run: undo }]
      : []),
    ...(canRedo
      ? [{ id: "redo", label: t("redo"), keys: keysOf("anywhere", "redo"), run: redo }]
      : []),
    ...composeCommands,
    ...models.map(({ id, title }) => ({
      id: `model-${id}`,
      label: t("model", { title }),
      alias: id,
      run: () => inCompose(() => setModel(id)),
    })),
    // The panes stand beside the stage and nowhere else.
    ...(view === "compose"
      ? [
          {
            id: "compose",
            label: t("compose"),
            run: () => setPanes({ isComposeOpen: !isComposeOpen }),
          },
          {
            id: "library",
            label: t("library"),
            run: () => setPanes({ isLibraryOpen: !isLibraryOpen }),
          },
        ]
      : []),
    ...libraryCommands,
    {
      id: "export",
      label: t("exportAll"),
      run: () => openPortability({ kind: "export", images: { all: true } }),
    },
    { id: "import", label: t("import"), run: () => openPortability({ kind: "import" }) },
    ...(view === "compare"
      ? []
      : [{ id: "compare", label: t("compare"), run: () => openView("compare") }]),
    { id: "examples", label: t("examples"), run: () => openHelp("examples") },
    ...exampleCommands,
    { id: "programs", label: t("programs"), run: () => openHelp("programs") },
    {
      id: "shortcuts",
      label: t("shortcuts"),
      keys: keysOf("anywhere", "sheet"),
      run: () => openHelp("shortcuts"),
    },
    ...themeSchema.options.map((theme) => ({
      id: `theme-${theme}`,
      label: themeName(theme),
      run: () => chooseTheme(theme),
    })),
    ...locales.map((locale) => ({
      id: `language-${locale}`,
      label: t("language", { name: localeNames[locale] }),
      alias: locale,
      run: () => {
        rememberLocale(locale);
        router.refresh();
      },
    })),
  ];
}
