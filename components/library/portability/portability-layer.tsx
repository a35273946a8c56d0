"use client";

import dynamic from "next/dynamic";
import { openPortability, usePortability } from "@/lib/client/library/portability";

const ExportDialog = dynamic(() => import("./export-dialog"), { ssr: false });
const ImportDialog = dynamic(() => import("./import-dialog"), { ssr: false });
const ManyFilesDialog = dynamic(() => import("./many-files-dialog"), { ssr: false });
const RecipeDialog = dynamic(() => import("./recipe-dialog"), { ssr: false });
const SheetDialog = dynamic(() => import("./sheet-dialog"), { ssr: false });

const close = () => openPortability(undefined);

/** What is opened aside to carry images out of the studio or into it. */
export function PortabilityLayer() {
  const open = usePortability();
  switch (open?.kind) {
    case undefined:
      return null;
    case "export":
      return <ExportDialog images={open.images} onClose={close} />;
    case "import":
      return <ImportDialog file={open.file} onClose={close} />;
    case "recipe":
      return <RecipeDialog file={open.file} place={open.place} onClose={close} />;
    case "many":
      return <ManyFilesDialog files={open.files} place={open.place} onClose={close} />;
    case "sheet":
      return <SheetDialog assetIds={open.assetIds} onClose={close} />;
  }
}
