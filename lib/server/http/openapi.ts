import "server-only";
import { z } from "zod";
import { assetListQuerySchema, listQuerySchema } from "@/lib/core/api/asset";
import { generationListQuerySchema } from "@/lib/core/api/generation";
import { outlineQuerySchema } from "@/lib/core/api/library";
import manifest from "@/package.json";
import { apiSchemas } from "./openapi-schemas";
import { sessionCookie } from "./session";

type SchemaName = keyof typeof apiSchemas;

const content = (type: string, schema: unknown) => ({ content: { [type]: { schema } } });
const reference = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });
const parameter = (place: string, name: string, type: string, required: boolean) => ({
  name,
  in: place,
  required,
  schema: { type },
});
const id = parameter("path", "id", "string", true);
const idempotencyKey = parameter("header", "Idempotency-Key", "string", true);

/** The parameters of a query, from its schema. */
function query(schema: z.ZodObject) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema: described,
  }));
}

function answers(status: number, description: string, body: object) {
  return {
    [status]: { description, ...body },
    default: {
      description: "What went wrong, and at which field",
      ...content("application/problem+json", reference("Problem")),
    },
  };
}

const answersJson = (status: number, description: string, name: SchemaName) => ({
  responses: answers(status, description, content("application/json", reference(name))),
});

const bytes = { schema: { type: "string", format: "binary" } };
const takesJson = (name: SchemaName) => ({
  requestBody: { required: true, ...content("application/json", reference(name)) },
});

const form = {
  schema: { type: "object", required: ["file"], properties: { file: bytes.schema } },
};
/** As the body itself, or in a form's `file` field. */
const takesFile = (type: string) => ({
  requestBody: { required: true, content: { [type]: bytes, "multipart/form-data": form } },
});

const answersImage = (description: string, ...place: string[]) => ({
  parameters: [id, ...place.map((name) => parameter("path", name, "integer", true))],
  responses: answers(200, description, { content: { "image/*": bytes } }),
});

/** The studio's API as OpenAPI 3.1, generated from the schemas that its handlers use. */
export function describeApi() {
  return {
    openapi: "3.1.0",
    info: { title: "Swatchbox", version: manifest.version },
    // Where no password is set, a call without any of them is as good as one with a session.
    security: [{ token: [] }, { session: [] }],
    paths: {
      "/api/health": { get: answersJson(200, "The studio works", "Health") },
      "/api/models": { get: answersJson(200, "The catalog", "Models") },
      "/api/spend": { get: answersJson(200, "What today and this month have cost", "Spend") },
      "/api/waits": { get: answersJson(200, "How long runs took, by kind", "Waits") },
      "/api/assets": {
        get: {
          parameters: query(assetListQuerySchema),
          ...answersJson(200, "The images that a filter lets through", "AssetPage"),
        },
        post: {
          requestBody: {
            required: true,
            ...content("multipart/form-data", {
              type: "object",
              required: ["file"],
              properties: { file: { type: "array", items: bytes.schema } },
            }),
          },
          ...answersJson(201, "The images are kept", "AssetsCreated"),
        },
      },
      "/api/assets/import": {
        post: {
          ...takesJson("ImportRequest"),
          ...answersJson(201, "The image at a public address is kept", "AssetsCreated"),
        },
      },
      "/api/assets/{id}": {
        get: { parameters: [id], ...answersJson(200, "One image's facts", "Asset") },
        patch: {
          parameters: [id],
          ...takesJson("AssetChangeRequest"),
          ...answersJson(200, "Named, marked, tagged, or in or out of the trash", "Asset"),
        },
        delete: { parameters: [id], ...answersJson(200, "In the trash", "Asset") },
      },
      "/api/assets/{id}/reshape": {
        post: {
          parameters: [id],
          ...takesJson("ReshapeRequest"),
          ...answersJson(
            201,
            "A part of it, or it turned, is kept as a new image",
            "AssetsCreated",
          ),
        },
      },
      "/api/assets/{id}/lineage": {
        get: {
          parameters: [id],
          ...answersJson(200, "What it came from and what came from it", "Lineage"),
        },
      },
      "/api/assets/outline": {
        get: {
          parameters: query(outlineQuerySchema),
          ...answersJson(200, "A whole list in short: its length, shapes and dates", "Outline"),
        },
      },
      "/api/assets/facets": {
        get: answersJson(200, "Models and tags with their counts", "Facets"),
      },
      "/api/assets/changes": {
        post: {
          ...takesJson("AssetChangesRequest"),
          ...answersJson(200, "One change of many images", "AssetsChanged"),
        },
      },
      "/api/trash/empty": {
        post: {
          ...takesJson("EmptyTrashRequest"),
          ...answersJson(200, "What left the trash for good", "TrashEmptied"),
        },
      },
      "/api/boards": {
        get: answersJson(200, "The boards", "Boards"),
        post: { ...takesJson("BoardRequest"), ...answersJson(201, "Made", "Board") },
      },
      "/api/boards/{id}": {
        patch: {
          parameters: [id],
          ...takesJson("BoardChangeRequest"),
          ...answersJson(200, "Renamed, or with another cover", "Board"),
        },
        delete: { parameters: [id], ...answersJson(200, "Out of sight", "Board") },
      },
      "/api/boards/{id}/restore": {
        post: { parameters: [id], ...answersJson(200, "Back with what was on it", "Board") },
      },
      "/api/assets/{id}/original": { get: answersImage("The original, byte for byte") },
      "/api/assets/{id}/copy": {
        get: answersImage("The original with its recipe in its file, as a download"),
      },
      "/api/assets/{id}/preview": { get: answersImage("At most 2048 px, upright, WebP") },
      "/api/assets/{id}/thumb": { get: answersImage("At most 384 px, upright, WebP") },
      "/api/assets/{id}/tiles/{level}/{column}/{row}": {
        get: answersImage(
          "At most 1024 px of the upright original at 1 / 2^level, lossless PNG",
          "level",
          "column",
          "row",
        ),
      },
      "/api/generations": {
        get: {
          parameters: query(generationListQuerySchema),
          ...answersJson(200, "Newest first", "GenerationPage"),
        },
        post: {
          parameters: [idempotencyKey],
          ...takesJson("RunRequest"),
          ...answersJson(202, "Queued", "Generation"),
        },
      },
      "/api/generations/{id}/cancel": {
        post: { parameters: [id], ...answersJson(200, "Canceled, or asked for", "Generation") },
      },
      "/api/generations/{id}/retry": {
        post: {
          parameters: [id, idempotencyKey],
          ...answersJson(202, "The new generation", "Generation"),
        },
      },
      "/api/generations/{id}/dismiss": {
        post: { parameters: [id], ...answersJson(200, "Off the screen", "Generation") },
      },
      "/api/generations/{id}/restore": {
        post: { parameters: [id], ...answersJson(200, "Back on the screen", "Generation") },
      },
      "/api/generations/{id}/answer": {
        get: {
          parameters: [id],
          ...answersJson(200, "DashScope's last answer", "RawAnswer"),
        },
      },
      "/api/generations/{id}": {
        get: { parameters: [id], ...answersJson(200, "One generation", "Generation") },
      },
      "/api/batches/plan": {
        post: {
          ...takesJson("BatchPlanRequest"),
          ...answersJson(200, "What a comparison would be; nothing is kept", "BatchPlan"),
        },
      },
      "/api/batches": {
        get: {
          parameters: query(listQuerySchema),
          ...answersJson(200, "Comparisons, newest first", "BatchPage"),
        },
        post: {
          parameters: [idempotencyKey],
          ...takesJson("BatchRequest"),
          ...answersJson(202, "Stored, its runs queued", "Batch"),
        },
      },
      "/api/batches/images": {
        post: {
          parameters: [idempotencyKey],
          ...takesJson("ImagesBatchRequest"),
          ...answersJson(201, "A comparison of images that are there", "Batch"),
        },
      },
      "/api/batches/{id}": {
        get: { parameters: [id], ...answersJson(200, "One comparison and its runs", "Batch") },
        patch: {
          parameters: [id],
          ...takesJson("BatchPatchRequest"),
          ...answersJson(200, "Changed", "Batch"),
        },
        delete: {
          parameters: [id],
          ...answersJson(200, "Hidden until it is restored; its images stay", "BatchSummary"),
        },
      },
      "/api/batches/{id}/restore": {
        post: { parameters: [id], ...answersJson(200, "Back again", "BatchSummary") },
      },
      "/api/batches/{id}/cancel": {
        post: {
          parameters: [id],
          ...answersJson(200, "What had not been sent is canceled", "Batch"),
        },
      },
      "/api/batches/{id}/retry": {
        post: {
          parameters: [id, idempotencyKey],
          ...takesJson("BatchRetryRequest"),
          ...answersJson(202, "Cells without images are run again", "Batch"),
        },
      },
      "/api/batches/{id}/extend": {
        post: {
          parameters: [id],
          ...takesJson("BatchExtensionRequest"),
          ...answersJson(202, "Cells that are new are queued", "Batch"),
        },
      },
      "/api/prompts": {
        get: {
          parameters: [parameter("query", "q", "string", false)],
          ...answersJson(200, "Prompts that were run, each once, newest first", "Prompts"),
        },
      },
      "/api/requests/preview": {
        post: {
          ...takesJson("GenerationRequest"),
          ...answersJson(
            200,
            "The call to DashScope that it would make; nothing is sent",
            "UpstreamCall",
          ),
        },
      },
      "/api/requests/code": {
        post: {
          ...takesJson("CodeRequest"),
          ...answersJson(200, "A program that makes it", "Code"),
        },
      },
      "/api/saved-items": {
        get: {
          parameters: [parameter("query", "kind", "string", true)],
          ...answersJson(200, "Palettes, snippets or presets, newest first", "SavedItems"),
        },
        post: { ...takesJson("SaveRequest"), ...answersJson(201, "Kept", "SavedItem") },
      },
      "/api/saved-items/{id}": {
        patch: {
          parameters: [id],
          ...takesJson("RenameRequest"),
          ...answersJson(200, "Renamed", "SavedItem"),
        },
        delete: { parameters: [id], ...answersJson(200, "Out of sight", "SavedItem") },
      },
      "/api/saved-items/{id}/restore": {
        post: { parameters: [id], ...answersJson(200, "Back again", "SavedItem") },
      },
      "/api/tokens": {
        get: answersJson(200, "Who else may call, newest first", "Tokens"),
        post: {
          ...takesJson("TokenRequest"),
          ...answersJson(201, "The token, and its secret for the only time", "TokenCreated"),
        },
      },
      "/api/tokens/{id}": {
        patch: {
          parameters: [id],
          ...takesJson("TokenChangeRequest"),
          ...answersJson(200, "Renamed, revoked or given back", "Token"),
        },
      },
      "/api/recipes/read": {
        post: {
          ...takesFile("image/*"),
          ...answersJson(200, "The recipe in the file, and what it means here", "RecipeRead"),
        },
      },
      "/api/exports": {
        post: {
          ...takesJson("ExportRequest"),
          ...answersJson(201, "The address of the download", "Export"),
        },
      },
      "/api/exports/{id}": {
        get: {
          parameters: [id],
          responses: answers(200, "The archive, made while it is downloaded", {
            content: { "application/zip": bytes },
          }),
        },
      },
      "/api/imports": {
        post: {
          ...takesFile("application/zip"),
          ...answersJson(201, "What came and what was here already", "Imported"),
        },
      },
      "/api/events": {
        get: {
          responses: answers(200, "Server-sent events as generations and images change", {
            content: { "text/event-stream": { schema: { type: "string" } } },
          }),
        },
      },
    },
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: sessionCookie },
      },
      schemas: Object.fromEntries(
        Object.entries(apiSchemas).map(([name, schema]) => [
          name,
          z.toJSONSchema(schema, { io: name.endsWith("Request") ? "input" : "output" }),
        ]),
      ),
    },
  };
}
