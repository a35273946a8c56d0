import { useTranslations } from "next-intl";
import type { Command } from "@/components/help/command-palette";
import { showCompose } from "@/lib/client/address/view";
import { focusFieldWhenDrawn } from "@/lib/client/browser/focus-field";
import { openComposeTool, paletteTools } from "@/lib/client/draft/compose-tools";
import {
  endEdit,
  readDraft,
  setImageSet,
  setParameter,
  useDraft,
} from "@/lib/client/draft/draft-store";
import { useDraftModel, useDraftSituation } from "@/lib/client/draft/use-draft-problems";
import { randomBits, useLastSeed } from "@/lib/client/run/seeds";
import { setPanes } from "@/lib/client/shell/panes";
import { useNewDraft } from "@/lib/client/stage/use-new-draft";
import { seedFrom } from "@/lib/core/generation/seed";
import { sizeChoices } from "@/lib/core/generation/size/size-choices";
import { obstacleOf } from "@/lib/core/models/rules";
import { toggles } from "@/lib/core/models/toggles";
import { evenedOut } from "@/lib/core/palette/palette";
import { startingPalette } from "@/lib/core/palette/starting-palette";

const fields = {
  prompt: "prompt",
  negativePrompt: "negativePrompt",
  inputs: "inputs",
  palette: "parameters.palette",
  size: "parameters.size",
  images: "parameters.n",
  seed: "parameters.seed",
} as const;

/** Shows the draft for an action on it, wherever one is: nothing changes out of sight. */
export function inCompose(act: () => void): void {
  showCompose();
  setPanes({ isComposeOpen: true });
  // Each action is a step of its own, whatever was typed before or is done next.
  endEdit();
  act();
  endEdit();
}

/** Actions on the draft, as far as its model supports them. */
export function useComposeCommands(): Command[] {
  const t = useTranslations("help.command");
  const name = useTranslations("compose");
  const paletteName = useTranslations("palette");
  const toolName = useTranslations("palette.tools");
  const requestName = useTranslations("request");
  const savedName = useTranslations("saved");
  const model = useDraftModel();
  const situation = useDraftSituation();
  const last = useLastSeed();
  const { palette = [], ...chosen } = useDraft((draft) => draft.parameters);
  const { seed, size } = model.parameters;
  const takesPalette =
    model.parameters.palette && !obstacleOf(model.parameters.palette.allowedWhen, situation);
  const known: Record<keyof typeof fields, boolean> = {
    prompt: true,
    negativePrompt: model.negativePrompt !== undefined,
    inputs: model.inputs !== undefined,
    palette: model.parameters.palette !== undefined,
    size: size !== undefined,
    images: true,
    seed: seed !== undefined,
  };
  const { isClean, startNew, removeInputs } = useNewDraft();
  const hasInputs = useDraft(({ inputs }) => inputs.length > 0);
  const commands: Command[] = [
    ...(isClean ? [] : [{ id: "new", label: name("newHint"), run: startNew }]),
    ...(hasInputs
      ? [{ id: "inputs-remove", label: name("removeAllInputs"), run: removeInputs }]
      : []),
    ...Object.keys(fields)
      .filter((field): field is keyof typeof fields => field in fields)
      .filter((field) => known[field])
      .map((field) => ({
        id: `go-${field}`,
        label: t("goTo", { field: name(field) }),
        run: () => focusFieldWhenDrawn(fields[field]),
      })),
    ...sizeChoices(model, situation)
      .filter(({ kind, obstacle }) => kind !== "exact" && kind !== "unset" && !obstacle)
      .map(({ value, label }) => ({
        id: `size-${value}`,
        label: t("size", { size: label }),
        run: () => setParameter("size", value === size?.default ? undefined : value),
      })),
    ...toggles.flatMap((toggle) => {
      const rule = model.parameters[toggle];
      if (!rule || obstacleOf(rule.effectiveWhen, situation)) return [];
      const isOn = chosen[toggle] ?? rule.default;
      return {
        id: `toggle-${toggle}`,
        label: t(isOn ? "switchOff" : "switchOn", { what: name(`toggle.${toggle}`) }),
        run: () =>
          toggle === "sequential" ? setImageSet(!isOn, model) : setParameter(toggle, !isOn),
      };
    }),
    ...(seed
      ? [
          {
            id: "seed-new",
            label: name("seedNew"),
            run: () => setParameter("seed", seedFrom(randomBits(), seed)),
          },
          {
            id: "seed-clear",
            label: name("seedClear"),
            run: () => setParameter("seed", undefined),
          },
        ]
      : []),
    ...(seed && last !== undefined
      ? [
          {
            id: "seed-again",
            label: name("seedAgain", { seed: String(last) }),
            run: () => setParameter("seed", last),
          },
        ]
      : []),
    ...(takesPalette
      ? [
          ...(palette.length === 0
            ? [
                {
                  id: "palette-choose",
                  label: paletteName("choose"),
                  run: () => setParameter("palette", startingPalette),
                },
              ]
            : [
                {
                  id: "palette-even",
                  label: t("palette", { what: paletteName("evenOut") }),
                  run: () =>
                    setParameter("palette", evenedOut(readDraft().parameters.palette ?? [])),
                },
                {
                  id: "palette-clear",
                  label: paletteName("clear"),
                  run: () => setParameter("palette", undefined),
                },
              ]),
          ...paletteTools.map((tool) => ({
            id: `palette-${tool}`,
            label: t("palette", { what: toolName(`tab.${tool}`) }),
            run: () => openComposeTool({ kind: "palette", tool }),
          })),
        ]
      : []),
    {
      id: "request",
      label: requestName("show"),
      alias: "curl Python TypeScript Java SDK",
      run: () => openComposeTool({ kind: "request" }),
    },
    { id: "kept", label: savedName("title"), run: () => openComposeTool({ kind: "kept" }) },
  ];
  return commands.map(({ run, ...rest }) => ({ ...rest, run: () => inCompose(run) }));
}
