"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { assetQuery } from "@/lib/client/queries/assets";
import { AssetMarks } from "../marks/asset-marks";

interface MarksDialogProps {
  assetId: string;
  onClose: () => void;
}

/** Name, rating, tags, note and boards of one image. */
export default function MarksDialog({ assetId, onClose }: MarksDialogProps) {
  const t = useTranslations("library.marks");
  const { data: asset } = useQuery(assetQuery(assetId));
  return (
    <Dialog title={t("title")} onClose={onClose} className="w-md">
      {asset && <AssetMarks asset={asset} />}
    </Dialog>
  );
}
