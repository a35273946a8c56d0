"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

/** Copies text and confirms it. `label` names what is copied. */
export function CopyButton({ label, words }: { label: string; words: string }) {
  const t = useTranslations("viewer");
  const [isCopied, setCopied] = useState(false);
  const Icon = isCopied ? Check : Copy;
  return (
    <IconButton
      label={isCopied ? t("copied") : label}
      className="size-6"
      onClick={async () => {
        await navigator.clipboard.writeText(words);
        setCopied(true);
      }}
    >
      <Icon aria-hidden className="size-3.5" />
    </IconButton>
  );
}
