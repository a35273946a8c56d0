import fc from "fast-check";
import { type InputImage, type Recipe, recipeOf } from "@/lib/core/recipe/recipe";
import { anyText } from "./any-text";

const hash = fc
  .array(fc.constantFrom(..."0123456789abcdef"), { minLength: 64, maxLength: 64 })
  .map((digits) => digits.join(""));

const inputImage: fc.Arbitrary<InputImage> = fc.record({
  sha256: hash,
  name: fc.constantFrom("blue vase.png", "花瓶.jpg", "🏺.webp", ""),
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
});

export const someRun = {
  id: "018f0000-0000-7000-8000-000000000001",
  endpoint: "sandbox",
  taskId: "task-1",
  requestId: "request-1",
  createdAt: "2026-11-20T10:00:00.000Z",
  submittedAt: "2026-11-20T10:00:01.000Z",
  finishedAt: "2026-11-20T10:00:20.000Z",
  cost: { images: 2, unitPrice: 0.2, currency: "CNY", total: 0.4 },
} as const;

export const someImage = { sha256: "ab".repeat(32), width: 640, height: 480, index: 1 };

/** Text of every kind that could break a file format or XML. */
const words = fc.oneof(
  anyText(200),
  fc.constantFrom(
    "花瓶を青く 🏺 größe",
    "</swatchbox:recipe> ]]> &amp; <b> \" '",
    "\u0000\u0001\ud800 \ufffe\uffff \r\n\t",
    "</rdf:RDF>",
    "x".repeat(5000),
  ),
);

/** Recipes whose texts are anything that can be typed. */
export const anyRecipe: fc.Arbitrary<Recipe> = fc
  .record({
    prompt: words,
    negativePrompt: words,
    rewritten: words,
    images: fc.array(inputImage, { maxLength: 9 }),
    seed: fc.nat(2_147_483_647),
  })
  .map(({ prompt, negativePrompt, rewritten, images, seed }) =>
    recipeOf(
      {
        ...someRun,
        actualPrompts: ["", rewritten],
        request: {
          model: "wan2.7-image-pro",
          prompt,
          negativePrompt,
          inputs: images.map((_, index) => ({ assetId: String(index), boxes: [[1, 2, 3, 4]] })),
          parameters: { seed, n: 2, palette: [{ hex: "#C2D1E6", ratio: 10_000 }] },
        },
      },
      someImage,
      (assetId) => images[Number(assetId)],
    ),
  );
