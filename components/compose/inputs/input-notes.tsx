"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { focusField } from "@/lib/client/browser/focus-field";
import { setSendAddresses, setShrinkInputs } from "@/lib/client/draft/draft-store";
import { useDraftProblems } from "@/lib/client/draft/use-draft-problems";
import { useEndpoint } from "@/lib/client/queries/service";
import { useProblemText } from "@/lib/client/words/use-problem-text";
import type { Asset } from "@/lib/core/api/asset";
import { visibleChanges } from "@/lib/core/generation/input-change";
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
  const choices = useRef<HTMLDivElement>(null);
  if (!sending) return null;

  const { assets, limits, plan } = sending;
  const addresses = plan.inputs.flatMap(({ address }, index) =>
    address ? [{ number: index + 1, host: new URL(address).host }] : [],
  );
  const isShrunk = plan.isShrunk && addresses.length === 0;
  const tooLarge = problems.find(({ code }) => code === "inputs.bodyTooLarge");
  const copies = plan.inputs.flatMap((input, index) => {
    const changes = visibleChanges(input.changes, assets[index]);
    return changes.length === 0 ? [] : [{ number: index + 1, changes }];
  });
  const unusual = assets.flatMap((asset, index) => {
    const note = sizeNoteOf(asset, limits);
    return note ? [{ number: index + 1, note }] : [];
  });
  const mayUseAddresses = tooLarge !== undefined && plan.fitsWithAddresses;

  const choice = (
    name: "shrink" | "sendAddresses" | "unshrink" | "sendImages",
    act: () => void,
  ) => (
    <button ref={passFocus(focusChoice)} type="button" className={link} onClick={act}>
      {t(name)}
    </button>
  );
  /** What takes a choice back is in its place; otherwise there is nothing left to choose. */
  const focusChoice = () => {
    const [first] = choices.current?.getElementsByTagName("button") ?? [];
    if (first) first.focus();
    else focusField("inputs");
  };

  return (
    <>
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
        {tooLarge && <p className="text-xs text-bad">{problemText(tooLarge)}</p>}
        {mayUseAddresses && <p>{t("addressesWarning")}</p>}
        {(mayUseAddresses || addresses.length > 0) && endpoint === "sandbox" && (
          <p>{t("sandboxStandIn")}</p>
        )}
      </div>
      <div ref={choices} className="flex flex-col items-start gap-1 empty:hidden">
        {tooLarge && choice("shrink", () => setShrinkInputs(true))}
        {mayUseAddresses && choice("sendAddresses", () => setSendAddresses(true))}
        {isShrunk && choice("unshrink", () => setShrinkInputs(false))}
        {addresses.length > 0 && choice("sendImages", () => setSendAddresses(false))}
      </div>
    </>
  );
}

/** The note for an image whose sides lie outside the advised range. */
function sizeNoteOf(
  { width, height }: Asset,
  { advisedSidePx }: InputLimits,
): "smallInput" | "largeInput" | undefined {
  if (!advisedSidePx) return undefined;
  if (Math.min(width, height) < advisedSidePx.min) return "smallInput";
  return Math.max(width, height) > advisedSidePx.max ? "largeInput" : undefined;
}
