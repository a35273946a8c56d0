"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { ExampleGallery } from "./example-gallery";

/** The examples, for a draft that is not empty; undo restores it. */
export default function ExampleDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("examples");
  return (
    <Dialog title={t("title")} hint={t("hint")} onClose={onClose}>
      <ExampleGallery onFilled={onClose} />
    </Dialog>
  );
}
