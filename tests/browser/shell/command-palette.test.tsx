import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import CommandPalette, { type Command } from "@/components/help/command-palette";
import { startRun } from "@/lib/client/run/use-run-shortcut";
import { loadMessages } from "@/lib/i18n/messages";
import { aGeneration } from "../../support/generation";
import { standIn } from "../../support/stand-in";
import { openForm } from "../compose/form";

const sending = "POST /api/generations";
const sent = async () => (await standIn.look()).asked.filter((call) => call === sending).length;

const run: Command = {
  id: "run",
  label: "Run the draft",
  run: () => startRun({ hasNewSeed: false }),
};

function OpenPalette() {
  const [isOpen, setOpen] = useState(true);
  if (!isOpen) return null;
  return <CommandPalette commands={[run]} otherwise={() => run} onClose={() => setOpen(false)} />;
}

it("starts one run by its name, and none by the shortcut that the dialog covers", async () => {
  await openForm("en");
  await standIn.answer(sending, { generation: aGeneration() }, 202);
  await page.getByRole("textbox", { name: "Prompt" }).fill("A meadow");
  await render(
    <NextIntlClientProvider locale="en" timeZone="UTC" messages={await loadMessages("en")}>
      <OpenPalette />
    </NextIntlClientProvider>,
  );
  const search = page.getByRole("combobox", { name: "What do you want to do?" });
  await expect.element(search).toHaveFocus();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.element(search).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await expect.element(search).not.toBeInTheDocument();
  await expect.poll(sent).toBe(1);
  // Without the dialog the shortcut runs; whatever its first press had started would be there by then.
  await expect.element(page.getByRole("button", { name: /^Run$/ })).toBeEnabled();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect.poll(sent).toBe(2);
});
