"use client";

import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { PaletteMatch } from "./palette-match";
import type { ViewerImage } from "./viewer";

interface ViewerDetailsProps {
  image: ViewerImage;
  actions: ReactNode;
}

const heading = "text-2xs font-semibold text-soft";

/** What is known of an image, and what can be done with it. */
export function ViewerDetails({ image, actions }: ViewerDetailsProps) {
  const t = useTranslations("viewer");
  const format = useFormatter();
  const { prompt, rewritten, palette } = image;
  const megabytes = format.number(image.bytes / 1_000_000, { maximumFractionDigits: 2 });
  const kind = image.mime.replace("image/", "").toUpperCase();
  const facts = [
    { label: t("pixels"), value: `${image.width} × ${image.height}` },
    { label: t("file"), value: `${kind}, ${megabytes} MB` },
    {
      label: t("made"),
      value: format.dateTime(new Date(image.createdAt), {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      }),
    },
    ...image.facts,
  ];

  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto px-4 py-2 [scrollbar-width:thin]">
        {prompt && <Words title={t("prompt")} words={prompt} />}
        {rewritten && <Words title={t("rewritten")} words={rewritten} />}
        {palette && palette.length > 0 && (
          <PaletteMatch
            palette={palette}
            picture={{ key: image.id, name: image.name, source: image.previewUrl }}
          />
        )}
        <section className="flex flex-col gap-1.5">
          <h3 className={heading}>{t("details")}</h3>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
            {facts.map(({ label, value }) => (
              <div key={label} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-faint">{label}</dt>
                <dd className="break-words select-text">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line p-4">
        <a
          href={image.originalUrl}
          download={image.name}
          className="inline-flex h-9 items-center gap-2 rounded-md bg-accent px-3.5 font-semibold text-accent-ink hover:brightness-105"
        >
          <Download aria-hidden className="size-4" />
          {t("download")}
        </a>
        {actions}
      </div>
    </>
  );
}

function Words({ title, words }: { title: string; words: string }) {
  const t = useTranslations("viewer");
  const [isCopied, setCopied] = useState(false);
  return (
    <section className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between">
        <h3 className={heading}>{title}</h3>
        <Button
          size="small"
          look="quiet"
          onClick={async () => {
            await navigator.clipboard.writeText(words);
            setCopied(true);
          }}
        >
          {t(isCopied ? "copied" : "copyPrompt")}
        </Button>
      </div>
      <p className="break-words whitespace-pre-wrap select-text">{words}</p>
    </section>
  );
}
