import "server-only";
import { readRecipe } from "@/lib/core/recipe/embedding";
import { type Recipe, requestOf } from "@/lib/core/recipe/recipe";
import type { RecipeRead } from "@/lib/core/recipe/recipe-read";
import { discardStaged, type StagedBlob } from "@/lib/server/assets/blob-store";
import { withFileSource } from "@/lib/server/assets/file-source";
import type { Database } from "@/lib/server/db/database";
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
  const ids = await assetIdsOf(
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

/** One image for each content: outside the trash if possible, then the oldest. */
async function assetIdsOf(database: Database, hashes: string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await database
    .selectFrom("assets")
    .select(["id", "sha256", "trashed_at"])
    .where("sha256", "in", hashes)
    .where("purged_at", "is", null)
    .orderBy("order_key", "desc")
    .execute();
  const byWorth = rows.toSorted(
    (one, other) => Number(one.trashed_at === null) - Number(other.trashed_at === null),
  );
  // A Map keeps the last of several entries.
  return new Map(byWorth.map(({ id, sha256 }) => [sha256, id]));
}
