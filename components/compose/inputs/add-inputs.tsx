"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ImagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useRef } from "react";
import { FileInput } from "@/components/ui/file-input";
import { bringFiles } from "@/lib/client/uploads/bring-images";

interface AddInputsProps {
  linkButton: RefObject<HTMLButtonElement | null>;
  isLinkOpen: boolean;
  onLink: () => void;
}

const part =
  "text-soft -outline-offset-2 hover:bg-sunk hover:text-text focus-visible:-outline-offset-2";

/** Adds images from disk or from a link. */
export function AddInputs({ linkButton, isLinkOpen, onLink }: AddInputsProps) {
  const t = useTranslations("compose");
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <li className="flex size-18 flex-col pointer-coarse:h-24 overflow-hidden rounded-md border border-dashed border-line-strong hover:border-accent-line">
      <button
        type="button"
        onClick={() => picker.current?.click()}
        className={`grid flex-1 place-items-center ${part}`}
      >
        <ImagePlus aria-hidden className="size-5" />
        <span className="sr-only">{t("addImages")}</span>
      </button>
      <button
        ref={linkButton}
        type="button"
        aria-expanded={isLinkOpen}
        onClick={onLink}
        className={`h-6 border-t border-dashed border-line-strong text-2xs whitespace-nowrap ${part}`}
      >
        {t("fromLink")}
      </button>
      <FileInput
        ref={picker}
        label={t("addImages")}
        onFiles={(files) => bringFiles(client, files)}
      />
    </li>
  );
}
