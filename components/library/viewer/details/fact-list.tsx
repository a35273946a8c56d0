"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { Section } from "@/components/ui/section";
import type { Fact } from "./use-run-facts";

/** Facts with their names, in two columns. */
export function FactList({ title, facts }: { title: string; facts: Fact[] }) {
  const t = useTranslations("viewer");
  return (
    <Section title={title}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {facts.map(({ label, value, copied }) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid items-start">
            <dt className="text-faint">{label}</dt>
            <dd className="flex min-w-0 items-start gap-1">
              <span className="min-w-0 break-words select-text">{value}</span>
              {copied !== undefined && (
                <span className="-my-0.5 shrink-0">
                  <CopyButton label={t("copyFact", { name: label })} words={copied} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
