"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";

interface TokenSecretProps {
  /** Of the program. */
  name: string;
  secret: string;
  onKept: () => void;
}

/** A new token, for the only time. */
export function TokenSecret({ name, secret, onKept }: TokenSecretProps) {
  const t = useTranslations("access");
  const call = `curl -H "Authorization: Bearer ${secret}" ${window.location.origin}/api/models`;
  return (
    <section
      aria-label={t("made", { name })}
      className="flex flex-col gap-3 rounded-md border border-accent-line bg-accent-soft p-3"
    >
      <p className="text-sm font-semibold">{t("made", { name })}</p>
      <p className="text-xs text-soft">{t("once")}</p>
      <Code label={t("copySecret")} text={secret} />
      <p className="text-xs text-soft">{t("try")}</p>
      <Code label={t("copyCall")} text={call} />
      <Button size="small" className="self-end" onClick={onKept}>
        {t("kept")}
      </Button>
    </section>
  );
}

function Code({ label, text }: { label: string; text: string }) {
  return (
    <div className="flex items-start gap-2 rounded-md bg-sunk p-2">
      <code className="min-w-0 flex-1 text-xs break-all">{text}</code>
      <CopyButton label={label} words={text} />
    </div>
  );
}
