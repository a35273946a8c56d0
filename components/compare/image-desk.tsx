"use client";

import { useTranslations } from "next-intl";
import { useComparedImages } from "@/lib/client/compared-images";
import { Desk } from "./desk";

interface ImageDeskProps {
  imageIds: string[];
}

/** Images from anywhere in the library, side by side. */
export function ImageDesk({ imageIds }: ImageDeskProps) {
  const t = useTranslations("compare");
  const { images, isLoading, missing } = useComparedImages(imageIds);
  if (isLoading) return <p className="p-6 text-soft">{t("loading")}</p>;
  return <Desk imageIds={imageIds} images={images} missing={missing} />;
}
