"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { viewImage } from "@/lib/client/address/viewed-image";
import type { Generation } from "@/lib/core/api/generation";
import { boxLetter } from "@/lib/core/box/box-mark";
import type { RunInput } from "../look";

interface RunInputsProps {
  generation: Generation;
  inputs: RunInput[];
  goneCount: number;
}

/** The inputs of a run: each image with its boxes and how it was changed before sending. */
export function RunInputs({ generation, inputs, goneCount }: RunInputsProps) {
  const t = useTranslations("viewer");
  const change = useTranslations("compose.change");
  const format = useFormatter();
  return (
    <Section title={t("inputs")}>
      <ul className="flex flex-col gap-2">
        {inputs.map(({ asset, number, boxes }) => {
          const sent = generation.sentInputs?.[number - 1];
          return (
            <li key={number} className="flex gap-2.5">
              <button
                type="button"
                aria-label={t("openInput", { number, name: asset.name })}
                onClick={() => viewImage(asset.id)}
                className="relative size-14 shrink-0 overflow-hidden rounded-md ring ring-line hover:ring-line-strong"
              >
                <img src={asset.urls.thumb} alt="" className="size-full object-cover" />
                <span className="absolute top-0 left-0 rounded-br-sm bg-black/70 px-1 text-2xs text-white">
                  {number}
                </span>
              </button>
              <div className="min-w-0 text-xs">
                <p className="truncate">{asset.name}</p>
                <p className="text-faint">{`${asset.width} × ${asset.height}`}</p>
                {boxes.map((box, index) => (
                  <p key={boxLetter(index)} className="text-faint tabular-nums select-text">
                    {`${boxLetter(index)} [${box.join(", ")}]`}
                  </p>
                ))}
                {sent?.address && (
                  <p className="text-faint">
                    {t("fetchedFrom", { host: new URL(sent.address).host })}
                  </p>
                )}
                {sent && sent.changes.length > 0 && (
                  <p className="text-faint">
                    {t("sentAs", {
                      width: String(sent.width),
                      height: String(sent.height),
                      changes: format.list(sent.changes.map((name) => change(name))),
                    })}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {goneCount > 0 && (
        <p className="text-xs text-faint">{t("inputsGone", { count: goneCount })}</p>
      )}
    </Section>
  );
}
