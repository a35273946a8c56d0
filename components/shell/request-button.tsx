"use client";

import { CodeXml } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { NamedAction } from "@/components/compose/named-action";
import { Button } from "@/components/ui/button";
import {
  closeComposeTool,
  openComposeTool,
  useComposeTool,
} from "@/lib/client/draft/compose-tools";
import { useDraftFit } from "@/lib/client/draft/use-draft-problems";
import type { GenerationRequest } from "@/lib/core/generation/request";

const RequestDialog = dynamic(() => import("@/components/request/request-dialog"), { ssr: false });

/** Shows the call that the current draft makes. */
export function DraftRequestButton() {
  const t = useTranslations("request");
  const { request } = useDraftFit();
  const isOpen = useComposeTool()?.kind === "request";
  return (
    <>
      <NamedAction
        label={t("show")}
        word={t("word")}
        onClick={() => openComposeTool({ kind: "request" })}
      />
      {isOpen && <RequestDialog request={request} onClose={closeComposeTool} />}
    </>
  );
}

/** Shows the call of an earlier run. */
export function PastRequestButton({ request }: { request: GenerationRequest }) {
  const t = useTranslations("request");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <CodeXml aria-hidden className="size-4" />
        {t("show")}
      </Button>
      {isOpen && <RequestDialog request={request} onClose={() => setOpen(false)} />}
    </>
  );
}
