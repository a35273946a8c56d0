"use client";

import { useTranslations } from "next-intl";
import { FailureWords } from "@/components/outcome/failure-words";
import { Section } from "@/components/ui/section";
import { useFailure } from "@/lib/client/run/use-failure";
import type { Generation, OutputFailure } from "@/lib/core/api/generation";

/** The images that a run did not give: why, and what helps. Those with one reason are told once. */
export function MissingImages({ generation }: { generation: Generation }) {
  const t = useTranslations("viewer.facts");
  const failures = new Map(
    generation.failures.map((failure) => [`${failure.code} ${failure.message}`, failure]),
  );
  if (failures.size === 0) return null;
  return (
    <Section title={t("missing")}>
      {[...failures.entries()].map(([key, failure]) => (
        <Missing key={key} generation={generation} failure={failure} />
      ))}
    </Section>
  );
}

interface MissingProps {
  generation: Generation;
  failure: OutputFailure;
}

function Missing({ generation, failure }: MissingProps) {
  const told = useFailure(generation, failure);
  return (
    <div className="flex flex-col gap-1 rounded-md bg-sunk p-2.5 text-xs">
      <p className="font-semibold text-bad">{told.title}</p>
      <FailureWords told={told} isAside />
    </div>
  );
}
