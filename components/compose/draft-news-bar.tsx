"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { dismissDraftNews, useDraftNews } from "@/lib/client/draft/draft-news";

/** News about saving the draft, shown until dismissed. */
export function DraftNewsBar() {
  const t = useTranslations("compose.news");
  const format = useFormatter();
  const { lost, isUnkept, isElsewhere } = useDraftNews();
  const parts = format.list(lost.map((part) => t(`part.${part}`)));
  const news = [
    ...(lost.length > 0 ? [{ name: "lost" as const, text: t("lost", { parts }) }] : []),
    ...(isUnkept ? [{ name: "isUnkept" as const, text: t("unkept") }] : []),
    ...(isElsewhere ? [{ name: "isElsewhere" as const, text: t("elsewhere") }] : []),
  ];
  return (
    <div role="status" className="flex flex-col gap-1 empty:hidden">
      {news.map(({ name, text }) => (
        <p
          key={name}
          className="flex items-start gap-2 rounded-md bg-accent-soft py-1 pr-1 pl-2 text-xs"
        >
          <span className="min-w-0 flex-1 py-1">{text}</span>
          <IconButton
            label={t("close")}
            onClick={() => dismissDraftNews(name)}
            className="size-6 shrink-0"
          >
            <X aria-hidden className="size-3.5" />
          </IconButton>
        </p>
      ))}
    </div>
  );
}
