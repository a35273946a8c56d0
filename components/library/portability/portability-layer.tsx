"use client";

import dynamic from "next/dynamic";
import {
  closePortability,
  isPortabilityOpen,
  usePortability,
} from "@/lib/client/uploads/portability";

const ExportDialog = dynamic(() => import("./export-dialog"), { ssr: false });
const ImportDialog = dynamic(() => import("./import-dialog"), { ssr: false });
const ManyImagesDialog = dynamic(() => import("./many-images-dialog"), { ssr: false });
const RecipeDialog = dynamic(() => import("./recipe-dialog"), { ssr: false });
const SheetDialog = dynamic(() => import("./sheet-dialog"), { ssr: false });

/** The dialogs for moving images into or out of the studio. */
export function PortabilityLayer() {
  const open = usePortability();
  if (!open) return null;
  const { id } = open;
  const close = () => closePortability(id);
  switch (open.kind) {
    case "export":
      return <ExportDialog key={id} images={open.images} onClose={close} />;
    case "import":
      return <ImportDialog key={id} file={open.file} onClose={close} />;
    case "recipe":
      return <RecipeDialog key={id} file={open.file} place={open.place} onClose={close} />;
    case "many":
      return (
        <ManyImagesDialog
          key={id}
          sources={open.sources}
          place={open.place}
          boardId={open.boardId}
          isOpen={() => isPortabilityOpen(id)}
          onClose={close}
        />
      );
    case "sheet":
      return <SheetDialog key={id} assetIds={open.assetIds} onClose={close} />;
  }
}
