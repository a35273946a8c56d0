"use client";

import { useFormatter, useTranslations } from "next-intl";
import { setSendAddresses, setShrinkInputs } from "@/lib/client/draft/draft-store";
import { useDraftProblems } from "@/lib/client/draft/use-draft-problems";
import { useEndpoint } from "@/lib/client/queries/service";
import { useProblemText } from "@/lib/client/words/use-problem-text";
import type { Asset } from "@/lib/core/api/asset";
import type { InputLimits } from "@/lib/core/models/model";
import { useSendingPlan } from "./use-sending-plan";

const link = "text-xs font-medium text-text underline underline-offset-2 hover:text-accent-line";

/** How the images are sent: which go as copies, and whether they are too large. */
export function InputNotes() {
  const t = useTranslations("compose");
  const format = useFormatter();
  const sending = useSendingPlan();
  const endpoint = useEndpoint();
  const { problems } = useDraftProblems();
  const problemText = useProblemText();
  if (!sending) return null;

  const { assets, limits, plan, isSmaller, agreed } = sending;
  const addresses = plan.inputs.flatMap(({ address }, index) =>
    address ? [{ number: index + 1, host: new URL(address).host }] : [],
  );
  const isShrunk = isSmaller && agreed.shrinkInputs === true && addresses.length === 0;
  const tooLarge = problems.find(({ code }) => code === "inputs.bodyTooLarge");
  const copies = plan.inputs.flatMap(({ changes }, index) =>
    changes.length === 0 ? [] : [{ number: index + 1, changes }],
  );
  const unusual = assets.flatMap((asset, index) => {
    const note = sizeNoteOf(asset, limits);
    return note ? [{ number: index + 1, note }] : [];
  });

  const standIn = endpoint === "sandbox" && <p>{t("sandboxStandIn")}</p>;

  return (
    <div
      aria-live="polite"
      className="flex flex-col items-start gap-1 text-2xs text-faint empty:hidden"
    >
      {copies.map(({ number, changes }) => (
        <p key={number}>
          {t("sentAsCopy", {
            number,
            changes: format.list(changes.map((change) => t(`change.${change}`))),
          })}
        </p>
      ))}
      {unusual.map(({ number, note }) => (
        <p key={`size-${number}`}>
          {t(note, { number, ...(limits.advisedSidePx ?? { min: 0, max: 0 }) })}
        </p>
      ))}
      {plan.usesUploads && <p>{t("sentByUpload")}</p>}
      {addresses.map(({ number, host }) => (
        <p key={`address-${number}`}>{t("sentAsAddress", { number, host })}</p>
      ))}
      {addresses.length > 0 && standIn}
      {tooLarge && (
        <>
          <p className="text-xs text-bad">{problemText(tooLarge)}</p>
          <button type="button" className={link} onClick={() => setShrinkInputs(true)}>
            {t("shrink")}
          </button>
          {plan.fitsWithAddresses && (
            <>
              <button type="button" className={link} onClick={() => setSendAddresses(true)}>
                {t("sendAddresses")}
              </button>
              <p>{t("addressesWarning")}</p>
              {standIn}
            </>
          )}
        </>
      )}
      {isShrunk && (
        <button type="button" className={link} onClick={() => setShrinkInputs(false)}>
          {t("unshrink")}
        </button>
      )}
      {addresses.length > 0 && (
        <button type="button" className={link} onClick={() => setSendAddresses(false)}>
          {t("sendImages")}
        </button>
      )}
    </div>
  );
}

/** What an image with fewer or more pixels than the document advises leads to. */
function sizeNoteOf(
  { width, height }: Asset,
  { advisedSidePx }: InputLimits,
): "smallInput" | "largeInput" | undefined {
  if (!advisedSidePx) return undefined;
  if (Math.min(width, height) < advisedSidePx.min) return "smallInput";
  return Math.max(width, height) > advisedSidePx.max ? "largeInput" : undefined;
}
