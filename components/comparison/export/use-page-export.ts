"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useCompared } from "@/components/comparison/pane/compared";
import type { DeskImage } from "@/components/comparison/pane/desk-image";
import { useSettingName } from "@/components/comparison/words/use-setting-name";
import { useSettingText } from "@/components/comparison/words/use-setting-text";
import { download } from "@/lib/client/browser/download";
import { fetchBlob } from "@/lib/client/browser/fetch-blob";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import { distinctWords } from "@/lib/core/comparison-view/changed-words";
import { comparisonPage } from "@/lib/core/comparison-view/html-page";
import { comparedSettings } from "@/lib/core/comparison-view/settings";
import { fileName } from "./file-name";

/** Which pixels go into the page. */
export type PageQuality = "preview" | "original";

/** Who reads the page: a client sees what was decided, and no settings. */
export type PageReader = "client" | "team";

/** Saves the comparison as one file that opens anywhere; rejects if an image cannot be read. */
export function usePageExport(): (quality: PageQuality, reader: PageReader) => Promise<void> {
  const { title, images, decisions } = useCompared();
  const t = useTranslations("comparison.page");
  const decide = useTranslations("comparison.decide");
  const { facts } = usePunctuation();
  const language = useLocale();
  const format = useFormatter();
  const settingName = useSettingName();
  const settingText = useSettingText();

  const markOf = ({ id, mark }: DeskImage, reader: PageReader) => {
    const verdict = decisions[id]?.verdict;
    if (reader === "team") return mark;
    return verdict && { text: decide(verdict), isGood: verdict === "picked" };
  };

  return async (quality, reader) => {
    const { differing, same } = comparedSettings(images);
    const isFull = reader === "team";
    const words = distinctWords(images.map(({ generation }) => generation?.request.prompt ?? ""));
    const hasWords = differing.includes("prompt");
    const captionOf = (index: number) =>
      facts([t("number", { number: index + 1 }), hasWords && words[index]]);
    const [first] = images;
    const [script, ...dataUrls] = await Promise.all([
      fetchBlob("/comparison/page.js").then((script) => script.text()),
      ...images.map(({ asset }) => dataUrlOf(asset.urls[quality])),
    ]);
    const content = {
      language,
      title,
      made: format.dateTime(new Date(), { dateStyle: "long" }),
      images: images.map((image, index) => ({
        dataUrl: dataUrls[index] ?? "",
        caption: isFull ? image.caption : captionOf(index),
        mark: markOf(image, reader),
        note: decisions[image.id]?.note,
        values: isFull ? differing.map((key) => settingText(key, image) ?? "–") : [],
      })),
      settings: isFull ? differing.map(settingName) : [],
      shared:
        isFull && first
          ? same.map((key) => ({ name: settingName(key), value: settingText(key, first) ?? "–" }))
          : [],
      words: {
        grid: t("grid"),
        wipe: t("wipe"),
        edge: t("edge"),
        left: t("left"),
        right: t("right"),
        settings: t("settings"),
        image: t("image"),
        hint: t("hint"),
      },
    };
    const page = comparisonPage(content, script ?? "", nonce());
    download(`${fileName(title)}.html`, "text/html", page);
  };
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function dataUrlOf(url: string): Promise<string> {
  const blob = await fetchBlob(url);
  return new Promise((tell, fail) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => tell(String(reader.result)));
    reader.addEventListener("error", () => fail(reader.error));
    reader.readAsDataURL(blob);
  });
}
