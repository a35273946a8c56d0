"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import {
  useDraftFit,
  useDraftModel,
  useDraftSituation,
  useInputAssets,
} from "@/lib/client/draft/use-draft-problems";
import { useEndpoint } from "@/lib/client/queries/service";
import { useMoneyText } from "@/lib/client/words/use-money-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import { unitPriceRange } from "@/lib/core/generation/price";
import { expectedSize } from "@/lib/core/generation/size/size";

/** What a model draws that takes no size at all. */
export function FixedSize() {
  const t = useTranslations("compose");
  const model = useDraftModel();
  const { assets } = useInputAssets();
  const expected = expectedSize(model, undefined, assets.at(-1));
  if (!model.unsetSize) return null;
  return (
    <Field label={t("size")} fact={expected && t("sizeAbout", { ...expected })}>
      <UnsetSizeHint />
    </Field>
  );
}

/** What the model makes when no size is sent: its ratio, its pixels, and whether that costs more. */
export function UnsetSizeHint() {
  const t = useTranslations("compose");
  const format = useFormatter();
  const money = useMoneyText();
  const { sentences } = usePunctuation();
  const model = useDraftModel();
  const { hasInputs } = useDraftSituation();
  const { request } = useDraftFit();
  const prices = unitPriceRange(request, model, useEndpoint());
  const { unsetSize } = model;
  if (!unsetSize) return null;
  const followsInput = hasInputs || (model.inputs?.count.min ?? 0) > 0;
  const pixels = unsetSize.pixels[followsInput ? "withInputs" : "fromText"];
  const megapixels = pixels && format.number(pixels / 1_000_000, { maximumFractionDigits: 1 });
  return (
    <p className="text-2xs text-faint">
      {sentences([
        t(
          followsInput
            ? "unsetSize.asInput"
            : unsetSize.choosesRatio
              ? "unsetSize.open"
              : "unsetSize.square",
          { megapixels: megapixels ?? "" },
        ),
        prices && prices.own > prices.least
          ? t("unsetSize.dearer", {
              own: money(prices.own, prices.currency),
              least: money(prices.least, prices.currency),
              megapixels: format.number(prices.upToPixels / 1_000_000),
            })
          : "",
      ])}
    </p>
  );
}
