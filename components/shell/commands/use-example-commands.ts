import { useTranslations } from "next-intl";
import type { Command } from "@/components/help/command-palette";
import { showCompose } from "@/lib/client/address/view";
import { useExample } from "@/lib/client/uploads/use-example";
import { exampleNames } from "@/lib/core/examples";

/** The examples by their names. */
export function useExampleCommands(): Command[] {
  const t = useTranslations("help.command");
  const text = useTranslations("examples");
  const { mutate } = useExample();
  return exampleNames.map((name) => ({
    id: `example-${name}`,
    label: t("example", { name: text(`name.${name}`) }),
    run: () => {
      showCompose();
      mutate({ name, prompt: text(`prompt.${name}`) });
    },
  }));
}
