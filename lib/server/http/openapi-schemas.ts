import "server-only";
import type { z } from "zod";
import {
  assetPageSchema,
  assetSchema,
  assetsCreatedSchema,
  importRequestSchema,
  reshapeSchema,
} from "@/lib/core/api/asset";
import {
  batchEnvelopeSchema,
  batchExtensionRequestSchema,
  batchPageSchema,
  batchPatchRequestSchema,
  batchPlanRequestSchema,
  batchPlanSchema,
  batchRequestSchema,
  batchRetryRequestSchema,
  batchSummaryEnvelopeSchema,
  imagesBatchRequestSchema,
} from "@/lib/core/api/batch";
import {
  generationEnvelopeSchema,
  generationPageSchema,
  runRequestSchema,
} from "@/lib/core/api/generation";
import {
  assetChangeSchema,
  assetChangesSchema,
  assetsChangedSchema,
  boardChangeSchema,
  boardEnvelopeSchema,
  boardRequestSchema,
  boardsSchema,
  emptyTrashSchema,
  facetsSchema,
  toldOutlineSchema,
  trashEmptiedSchema,
} from "@/lib/core/api/library";
import { lineageSchema } from "@/lib/core/api/lineage";
import {
  exportEnvelopeSchema,
  exportRequestSchema,
  importedSchema,
} from "@/lib/core/api/portability";
import { problemDetailsSchema } from "@/lib/core/api/problem-details";
import { promptsSchema } from "@/lib/core/api/prompt";
import { rawAnswerSchema } from "@/lib/core/api/raw-answer";
import { codeAnswerSchema, codeRequestSchema } from "@/lib/core/api/request-code";
import {
  renameRequestSchema,
  savedItemEnvelopeSchema,
  savedItemsSchema,
  saveRequestSchema,
} from "@/lib/core/api/saved-item";
import { healthSchema, modelsSchema } from "@/lib/core/api/service";
import { spendSchema } from "@/lib/core/api/spend";
import {
  tokenChangeSchema,
  tokenCreatedSchema,
  tokenEnvelopeSchema,
  tokenRequestSchema,
  tokensSchema,
} from "@/lib/core/api/token";
import { waitsSchema } from "@/lib/core/api/wait";
import { generationRequestSchema } from "@/lib/core/generation/request";
import { recipeReadSchema } from "@/lib/core/recipe/recipe-read";
import { upstreamCallSchema } from "@/lib/core/request-code/upstream-call";

/** What the API accepts and returns, by the names in its description. */
export const apiSchemas = {
  Asset: assetSchema,
  AssetsCreated: assetsCreatedSchema,
  AssetPage: assetPageSchema,
  AssetChangeRequest: assetChangeSchema,
  AssetChangesRequest: assetChangesSchema,
  AssetsChanged: assetsChangedSchema,
  Outline: toldOutlineSchema,
  Facets: facetsSchema,
  Lineage: lineageSchema,
  Board: boardEnvelopeSchema,
  Boards: boardsSchema,
  BoardRequest: boardRequestSchema,
  BoardChangeRequest: boardChangeSchema,
  EmptyTrashRequest: emptyTrashSchema,
  TrashEmptied: trashEmptiedSchema,
  RawAnswer: rawAnswerSchema,
  ImportRequest: importRequestSchema,
  ReshapeRequest: reshapeSchema,
  GenerationRequest: generationRequestSchema,
  RunRequest: runRequestSchema,
  Generation: generationEnvelopeSchema,
  GenerationPage: generationPageSchema,
  BatchPlanRequest: batchPlanRequestSchema,
  BatchPlan: batchPlanSchema,
  BatchRequest: batchRequestSchema,
  ImagesBatchRequest: imagesBatchRequestSchema,
  BatchPatchRequest: batchPatchRequestSchema,
  BatchRetryRequest: batchRetryRequestSchema,
  BatchExtensionRequest: batchExtensionRequestSchema,
  Batch: batchEnvelopeSchema,
  BatchPage: batchPageSchema,
  BatchSummary: batchSummaryEnvelopeSchema,
  Prompts: promptsSchema,
  UpstreamCall: upstreamCallSchema,
  CodeRequest: codeRequestSchema,
  Code: codeAnswerSchema,
  Models: modelsSchema,
  Spend: spendSchema,
  Waits: waitsSchema,
  SavedItem: savedItemEnvelopeSchema,
  SavedItems: savedItemsSchema,
  SaveRequest: saveRequestSchema,
  RenameRequest: renameRequestSchema,
  Token: tokenEnvelopeSchema,
  Tokens: tokensSchema,
  TokenRequest: tokenRequestSchema,
  TokenCreated: tokenCreatedSchema,
  TokenChangeRequest: tokenChangeSchema,
  RecipeRead: recipeReadSchema,
  ExportRequest: exportRequestSchema,
  Export: exportEnvelopeSchema,
  Imported: importedSchema,
  Health: healthSchema,
  Problem: problemDetailsSchema,
} satisfies Record<string, z.ZodType>;
