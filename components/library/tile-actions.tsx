"use client";

import {
  CheckCircle2,
  Circle,
  ImagePlus,
  RotateCcw,
  Sprout,
  Star,
  Trash2,
  Undo2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentType } from "react";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tip";
import { changeSelection, useIsSelected } from "@/lib/client/library/selection";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import { withToggled } from "@/lib/core/library/selection";

interface TileActionsProps {
  asset: Asset;
  isInTabOrder: boolean;
}

interface Action {
  name: "select" | "input" | "seed" | "all" | "star" | "trash" | "restore";
  icon: ComponentType<{ className?: string }>;
  isOn?: boolean;
  run: () => void;
}

/** The most common actions on an image, one press each, over its tile. */
export default function TileActions({ asset, isInTabOrder }: TileActionsProps) {
  const t = useTranslations("library.action");
  const isSelected = useIsSelected(asset.id);
  const { star, trash, restore } = useImageActions();
  const { takeAsInput, takeSeed, takeAll } = useTakeImage();
  const { made, starred, generationId } = asset;
  const inTrash = asset.trashedAt !== undefined;

  const select: Action = {
    name: "select",
    icon: isSelected ? CheckCircle2 : Circle,
    isOn: isSelected,
    run: () => changeSelection((selection) => withToggled(selection, asset)),
  };
  const usual: (Action | false)[] = [
    { name: "input", icon: ImagePlus, run: () => takeAsInput(asset.id) },
    made?.seed !== undefined && { name: "seed", icon: Sprout, run: () => takeSeed(asset) },
    generationId !== undefined && { name: "all", icon: RotateCcw, run: () => takeAll(asset) },
    { name: "star", icon: Star, isOn: starred, run: () => void star([asset], !starred) },
    { name: "trash", icon: Trash2, run: () => void trash([asset]) },
  ];
  const actions: (Action | false)[] = inTrash
    ? [{ name: "restore", icon: Undo2, run: () => void restore([asset]) }]
    : usual;

  return (
    <div className="pointer-events-none absolute inset-x-0.5 top-0.5 flex flex-wrap justify-end gap-0.5 *:pointer-events-auto">
      {[select, ...actions].map((action) => {
        if (!action) return null;
        const { name, icon: Icon, isOn, run } = action;
        return (
          <Tip key={name} text={t(name)}>
            <button
              type="button"
              aria-label={t(`${name}Named`, { name: asset.name })}
              aria-pressed={isOn}
              tabIndex={isInTabOrder ? 0 : -1}
              onClick={run}
              className={classes(
                "grid size-6 place-items-center rounded-sm bg-black/65 text-white hover:bg-black/85",
                name === "select" && "mr-auto",
              )}
            >
              <Icon
                aria-hidden
                className={classes("size-3.5", name === "star" && isOn && "fill-white")}
              />
            </button>
          </Tip>
        );
      })}
    </div>
  );
}
