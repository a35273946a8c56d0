import "server-only";
import { readRecipe } from "@/lib/core/recipe/embedding";
import { type Recipe, requestOf } from "@/lib/core/recipe/recipe";
import type { RecipeRead } from "@/lib/core/recipe/recipe-read";
import { discardStaged, type StagedBlob } from "@/lib/server/assets/blobs/staging";
import { withFileSource } from "@/lib/server/assets/file-source";
import { findIdsByContent } from "@/lib/server/db/assets/same-assets";
import type { BodyCode } from "@/lib/server/http/multipart";
import { receiveFile } from "@/lib/server/http/sent-file";
import { isRefusal, type Refusal, refuse } from "@/lib/server/refusal";
import type { Studio } from "@/lib/server/studio";

type RecipeCode = "recipe.none" | "recipe.unreadable";

/** The largest result that the studio stores. */
const maxFileBytes = 256 * 1024 * 1024;

/**
 * Reads the recipe in a file: its request, with those inputs that this studio has. Does not store
 * the file.
 */
export async function readSentRecipe(
  studio: Studio,
  request: Request,
): Promise<RecipeRead | Refusal<RecipeCode | BodyCode>> {
  const staged = await receiveFile(
    request,
    (content) => studio.blobs.stage(content, maxFileBytes),
    discardStaged,
  );
  if (isRefusal(staged)) return staged;
  if (staged === "tooManyBytes") return refuse("request.tooLarge");
  const recipe = await recipeIn(staged);
  if (isRefusal(recipe)) return recipe;
  const ids = await findIdsByContent(
    studio.database,
    recipe.inputs.map(({ sha256 }) => sha256),
  );
  return { recipe, ...requestOf(recipe, (sha256) => ids.get(sha256)) };
}

async function recipeIn(staged: StagedBlob): Promise<Recipe | Refusal<RecipeCode>> {
  try {
    const recipe = await withFileSource(staged.path, readRecipe);
    if (recipe === "none") return refuse("recipe.none");
    if (recipe === "unreadable") return refuse("recipe.unreadable");
    return recipe;
  } finally {
    await staged.discard();
  }
}
