"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useTokens } from "@/lib/client/access/use-tokens";
import { TokenForm } from "./token-form";
import { TokenList } from "./token-list";
import { TokenSecret } from "./token-secret";

/** Which programs may use the studio, and within which limits. */
export default function ProgramsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("access");
  const { tokens, isError, create, change } = useTokens();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string }>();
  return (
    <Dialog title={t("title")} hint={t("hint")} onClose={onClose} className="w-2xl">
      {made && <TokenSecret {...made} onKept={() => setMade(undefined)} />}
      {isMaking ? (
        <TokenForm
          isBusy={create.isPending}
          problem={create.error ?? undefined}
          onCancel={() => setMaking(false)}
          onMake={(asked) =>
            create.mutate(asked, {
              onSuccess: ({ token, secret }) => {
                setMaking(false);
                setMade({ name: token.name, secret });
              },
            })
          }
        />
      ) : (
        !made && (
          <Button
            look="primary"
            className="self-start"
            data-first-focus
            onClick={() => {
              create.reset();
              setMaking(true);
            }}
          >
            {t("new")}
          </Button>
        )
      )}
      {isError && <p className="text-xs text-bad">{t("unread")}</p>}
      {tokens && !isMaking && (
        <TokenList
          tokens={tokens}
          onRevoke={(id, isRevoked) => change.mutate({ id, change: { isRevoked } })}
        />
      )}
    </Dialog>
  );
}
