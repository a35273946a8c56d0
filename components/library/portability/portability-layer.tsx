"use client";

import dynamic from "next/dynamic";
import { closePortability, usePortability } from "@/lib/client/uploads/portability";

const ExportDialog = dynamic(() => import("./export-dialog"), { ssr: false });
const ImportDialog = dynamic(() => import("./import-dialog"), { ssr: false });
const ManyImagesDialog = dynamic(() => import("./many-images-dialog"), { ssr: false });
const RecipeDialog = dynamic(() => import("./recipe-dialog"), { ssr: false });
const SheetDialog = dynamic(() => import("./sheet-dialog"), { ssr: false });

/** The dialogs for moving images into or out of the studio. */
export function PortabilityLayer() {
  const open = usePortability();
  const close = closePortability;
  switch (open?.kind) {
    case undefined:
      return null;
    case "export":
      return <ExportDialog key={open.id} images={open.images} onClose={close} />;
    case "import":
      return <ImportDialog key={open.id} file={open.file} onClose={close} />;
    case "recipe":
      return <RecipeDialog key={open.id} file={open.file} place={open.place} onClose={close} />;
    case "many":
      return (
        <ManyImagesDialog key={open.id} sources={open.sources} place={open.place} onClose={close} />
      );
    case "sheet":
      return <SheetDialog key={open.id} assetIds={open.assetIds} onClose={close} />;
  }
}
