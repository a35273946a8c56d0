import { z } from "zod";
import { generationRequestSchema } from "../generation/request";
import { missingInputSchema, recipeSchema } from "./recipe";

/** What a file's recipe means in this studio. */
export const recipeReadSchema = z.object({
  recipe: recipeSchema,
  /** Ready to become a draft (`draftOf`), with the inputs that exist here, under their ids here. */
  request: generationRequestSchema,
  /** The inputs that do not exist here, with their boxes and places among the recipe's inputs. */
  missing: z.array(missingInputSchema),
});
export type RecipeRead = z.infer<typeof recipeReadSchema>;
