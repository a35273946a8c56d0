"use client";

import { useTranslations } from "next-intl";
import { changeDraft, readDraft } from "@/lib/client/draft/draft-store";
import { paletteOfPicture } from "@/lib/client/palette/palette-extraction";
import { useModels } from "@/lib/client/queries/service";
import { showNotice } from "@/lib/client/shell/notice";
import type { Asset } from "@/lib/core/api/asset";
import { withParameter } from "@/lib/core/generation/draft/draft";
import { modelOf } from "@/lib/core/models/catalog";

/** How many colours are taken for a model that takes none: they wait for one that does. */
const usualCount = 8;

/** Puts the main colours of an image into the draft as its palette. */
export function usePaletteOf() {
  const t = useTranslations("takeUp");
  const models = useModels();
  return async ({ urls }: Pick<Asset, "urls">): Promise<void> => {
    const { title, parameters } = modelOf(models, readDraft().model);
    const count = parameters.palette?.recommended ?? usualCount;
    const palette = await paletteOfPicture(urls.preview, count);
    if (!palette) {
      showNotice({ text: t("took.paletteUnreadable") });
      return;
    }
    const undo = changeDraft((draft) => withParameter(draft, "palette", palette));
    const text = t(parameters.palette ? "took.palette" : "took.paletteUnused", {
      count: palette.length,
      model: title,
    });
    showNotice({ text, undo });
  };
}
