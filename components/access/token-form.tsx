"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, problemsId } from "@/components/ui/field";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import type { ApiProblem } from "@/lib/client/queries/api";
import { useModels } from "@/lib/client/queries/service";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type ProgramRole, programRoleSchema } from "@/lib/core/access/rights";
import type { TokenBudget, TokenRequest } from "@/lib/core/api/token";

interface TokenFormProps {
  isBusy: boolean;
  problem: ApiProblem | undefined;
  onMake: (asked: TokenRequest) => void;
  onCancel: () => void;
}

const terms = ["never", "30", "90", "365"] as const;
type Term = (typeof terms)[number];
const currencies = ["CNY", "USD"] as const;
const periods = ["day", "month", "ever"] as const satisfies readonly TokenBudget["per"][];
const dayMs = 24 * 60 * 60 * 1000;

const endOf = (term: Term): string | null =>
  term === "never" ? null : new Date(Date.now() + Number(term) * dayMs).toISOString();

/** What a new token is for, and what it is limited to. */
export function TokenForm({ isBusy, problem, onMake, onCancel }: TokenFormProps) {
  const t = useTranslations("access");
  const locale = useLocale();
  const id = useId();
  const { texts } = useErrorText();
  const [name, setName] = useState("");
  const [isNameless, setNameless] = useState(false);
  const [role, setRole] = useState<ProgramRole>("designer");
  const [models, setModels] = useState<readonly string[] | null>(null);
  const [amount, setAmount] = useState<number>();
  const [currency, setCurrency] = useState<(typeof currencies)[number]>("CNY");
  const [per, setPer] = useState<TokenBudget["per"]>("month");
  const [term, setTerm] = useState<Term>("never");
  const runs = role !== "reviewer";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setNameless(name.trim() === "");
    if (name.trim() === "") return;
    onMake({
      name: name.trim(),
      role,
      models: runs && models?.length ? [...models] : null,
      budget: runs && amount !== undefined ? { amounts: { [currency]: amount }, per } : null,
      expiresAt: endOf(term),
    });
  };
  const currencyNames = new Intl.DisplayNames(locale, { type: "currency" });

  return (
    <form onSubmit={submit} aria-label={t("new")} className="flex flex-col gap-4">
      <Field label={t("name")} controlId={id} problems={isNameless ? [t("nameless")] : []}>
        <input
          id={id}
          // biome-ignore lint/a11y/noAutofocus: the form was asked for, and the name comes first.
          autoFocus
          value={name}
          maxLength={100}
          placeholder={t("nameExample")}
          aria-invalid={isNameless}
          aria-describedby={problemsId(id)}
          onChange={({ target }) => setName(target.value)}
          className="h-9 rounded-md border border-line bg-sunk px-2.5 text-sm hover:border-line-strong aria-invalid:border-bad"
        />
      </Field>
      <Field label={t("may")}>
        <Select
          label={t("may")}
          value={role}
          options={programRoleSchema.options.map((value) => ({
            value,
            label: t(`role.${value}.name`),
            hint: t(`role.${value}.hint`),
          }))}
          onValue={setRole}
          className="min-h-9 w-full text-sm"
        />
      </Field>
      {runs && <ModelChoice chosen={models} onChosen={setModels} />}
      {runs && (
        <Field label={t("budget")} fact={t("budgetHint")}>
          <div className="grid grid-cols-[1fr_auto_auto] gap-2 max-[480px]:grid-cols-2 max-[480px]:[&>:first-child]:col-span-2">
            <NumberInput
              aria-label={t("amount")}
              value={amount}
              onValue={setAmount}
              decimals={2}
              min={0}
              max={1_000_000}
              placeholder={t("unlimited")}
            />
            <Select
              label={t("currency")}
              value={currency}
              options={currencies.map((value) => ({
                value,
                label: currencyNames.of(value) ?? value,
              }))}
              onValue={setCurrency}
              className="h-8 min-w-32 text-sm"
            />
            <Select
              label={t("period")}
              value={per}
              options={periods.map((value) => ({ value, label: t(`per.${value}`) }))}
              onValue={setPer}
              className="h-8 min-w-32 text-sm"
            />
          </div>
        </Field>
      )}
      <Field label={t("term")}>
        <Select
          label={t("term")}
          value={term}
          options={terms.map((value) => ({
            value,
            label: value === "never" ? t("never") : t("days", { days: Number(value) }),
          }))}
          onValue={setTerm}
          className="h-9 w-full text-sm"
        />
      </Field>
      <div aria-live="polite" className="flex flex-col gap-1 text-xs text-bad empty:hidden">
        {problem && texts(problem).map((text) => <p key={text}>{text}</p>)}
      </div>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button look="primary" type="submit" isBusy={isBusy}>
          {t("make")}
        </Button>
      </div>
    </form>
  );
}

interface ModelChoiceProps {
  /** Undefined: all. */
  chosen: readonly string[] | null;
  onChosen: (chosen: readonly string[] | null) => void;
}

function ModelChoice({ chosen, onChosen }: ModelChoiceProps) {
  const t = useTranslations("access");
  const models = useModels();
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label={t("someModels")}
        checked={chosen !== null}
        onChecked={(isOn) => onChosen(isOn ? [] : null)}
      />
      {chosen && (
        <fieldset className="grid max-h-44 grid-cols-2 gap-x-3 gap-y-1 overflow-y-auto rounded-md bg-sunk p-2.5 max-[480px]:grid-cols-1">
          <legend className="sr-only">{t("someModels")}</legend>
          {models.map(({ id, title }) => (
            <label key={id} className="flex items-center gap-2 text-sm pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={({ target }) =>
                  onChosen(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
                className="size-4 shrink-0 accent-accent-line"
              />
              <span className="min-w-0 truncate">{title}</span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
