"use client";

import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ImagePicker } from "./image-picker";

interface ChangeImagesProps {
  imageIds: string[];
  /** How few images there may be. */
  least?: number;
  onImages: (ids: string[]) => void;
}

/** Opens the library to choose other images to compare. */
export function ChangeImages({ imageIds, least, onImages }: ChangeImagesProps) {
  const t = useTranslations("comparison");
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setChoosing(true)} className="h-8 text-sm">
        <ImagePlus aria-hidden className="size-4" />
        {t("change")}
      </Button>
      {isChoosing && (
        <ImagePicker
          chosen={imageIds}
          least={least}
          onDone={(ids) => {
            setChoosing(false);
            onImages(ids);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}
