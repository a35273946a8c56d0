"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useTakeUp } from "@/lib/client/library/take-up";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { useModel } from "@/lib/client/queries/service";
import { sourceOfFile } from "@/lib/client/uploads/upload-source";
import { upload } from "@/lib/client/uploads/uploads";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type RecipeRead, recipeReadSchema } from "@/lib/core/recipe/recipe-read";

interface RecipeDialogProps {
  file: File;
  /** Where it would go among the inputs; undefined for the end. */
  place: number | undefined;
  onClose: () => void;
}

/** A file contains the recipe it was made with: restores its draft, or uses the picture. */
export default function RecipeDialog({ file, place, onClose }: RecipeDialogProps) {
  const t = useTranslations("portability.recipe");
  const client = useQueryClient();
  const { joined } = useErrorText();
  const { takePart } = useTakeUp();
  const source = useObjectUrl(file);
  const { data, error } = useQuery<RecipeRead, ApiProblem>({
    queryKey: ["recipe", file.name, file.size, file.lastModified],
    queryFn: () => callApi("/api/recipes/read", recipeReadSchema, { method: "POST", body: file }),
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog title={t("title")} hint={t("hint")} onClose={onClose} className="w-lg">
      <div className="flex gap-4">
        <div className="size-32 shrink-0 overflow-hidden rounded-md bg-sunk ring ring-line">
          {source && <img src={source} alt={file.name} className="size-full object-cover" />}
        </div>
        <div aria-live="polite" className="flex min-w-0 flex-1 flex-col gap-2">
          <p className="font-semibold break-words">{file.name}</p>
          {error && <p className="text-bad">{joined(error)}</p>}
          {!error && !data && <p className="text-faint">{t("reading")}</p>}
          {data && <RecipeSummary read={data} />}
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          onClick={() => {
            upload(client, [sourceOfFile(file)], place);
            onClose();
          }}
        >
          {t("useAsInput")}
        </Button>
        <Button
          look="primary"
          disabled={!data}
          onClick={() => {
            if (!data) return;
            takePart(data.request, "all");
            onClose();
          }}
        >
          {t("restore")}
        </Button>
      </div>
    </Dialog>
  );
}

function RecipeSummary({ read: { recipe, missing } }: { read: RecipeRead }) {
  const t = useTranslations("portability.recipe");
  const { title } = useModel(recipe.model);
  const boxes = recipe.inputs.reduce((sum, input) => sum + input.boxes.length, 0);
  const colours = recipe.parameters.palette?.length ?? 0;
  return (
    <>
      <p className="line-clamp-4 break-words">{recipe.prompt}</p>
      <p className="text-xs text-faint">
        {title}
        {" · "}
        {t("holds", { inputs: recipe.inputs.length, boxes, colours })}
      </p>
      {missing.length > 0 && (
        <div className="text-xs text-caution">
          <p>{t("missing")}</p>
          <ul className="list-inside list-disc">
            {missing.map(({ position, name, width, height }) => (
              <li key={position} className="break-words">
                {t("missingInput", { number: position + 1, name, size: `${width} × ${height}` })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** A URL for a file while it is shown. */
function useObjectUrl(file: File): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}
