"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { IconButton } from "@/components/ui/icon-button";
import { StatusLine } from "@/components/ui/status-line";
import { focusField } from "@/lib/client/browser/focus-field";
import { dismissDraftNews, useDraftNews } from "@/lib/client/draft/draft-news";

/** News about saving the draft, shown until dismissed. */
export function DraftNewsBar() {
  const t = useTranslations("compose.news");
  const format = useFormatter();
  const { lost, isUnkept, isElsewhere } = useDraftNews();
  const parts = format.list(lost.map((part) => t(`part.${part}`)));
  const news = [
    { name: "lost", text: lost.length > 0 && t("lost", { parts }) },
    { name: "isUnkept", text: isUnkept && t("unkept") },
    { name: "isElsewhere", text: isElsewhere && t("elsewhere") },
  ] as const;
  return (
    <div className={classes("flex flex-col gap-1", news.every(({ text }) => !text) && "hidden")}>
      {news.map(({ name, text }) => (
        <StatusLine
          key={name}
          words={text}
          className="flex items-start gap-2 rounded-md bg-accent-soft py-1 pr-1 pl-2 text-xs"
          wordsClassName="min-w-0 flex-1 py-1"
        >
          <IconButton
            ref={passFocus(() => focusField("model"))}
            label={t("close")}
            onClick={() => dismissDraftNews(name)}
            className="size-6 shrink-0"
          >
            <X aria-hidden className="size-3.5" />
          </IconButton>
        </StatusLine>
      ))}
    </div>
  );
}
