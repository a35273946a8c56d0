"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { assetQuery } from "@/lib/client/queries/assets";
import { showNotice } from "@/lib/client/shell/notice";
import type { bringAssets } from "./bring-images";

/** How many of the images without room are named. */
const mostNamed = 3;

/** Says which library images had no room among the inputs, and offers to undo adding the others. */
export function useRoomNotice() {
  const t = useTranslations("takeUp");
  const format = useFormatter();
  const client = useQueryClient();
  return async ({ count, leftOut, undo }: ReturnType<typeof bringAssets>): Promise<void> => {
    const asked = leftOut
      .slice(0, mostNamed)
      .map((id) => client.ensureQueryData(assetQuery(id)).catch(() => undefined));
    const names = (await Promise.all(asked)).flatMap((asset) => asset?.name ?? []);
    const others = leftOut.length - names.length;
    const parts = others > 0 ? [...names, t("others", { count: others })] : names;
    const text = t("noRoom", { count, names: format.list(parts) });
    showNotice(count > 0 ? { text, undo } : { text });
  };
}
