import fc from "fast-check";
import type { PixelSize } from "@/lib/core/box/box";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { fitToModel } from "@/lib/core/generation/fit";
import { defaultSendingLimits, type InputFacts } from "@/lib/core/generation/preparation";
import type { GenerationRequest } from "@/lib/core/generation/request";
import { problemsOf } from "@/lib/core/generation/validate";
import { atEndpoint, isOffered } from "@/lib/core/models/at-endpoint";
import { catalog } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import { type Region, regions } from "@/lib/core/models/region";
import { draftFor } from "./draft-arbitrary";

/** What these drafts edit: small, and each of another ratio. */
export const pictures: readonly PixelSize[] = [
  { width: 800, height: 600 },
  { width: 512, height: 768 },
  { width: 640, height: 640 },
  { width: 900, height: 400 },
];

const factsOfPictures = pictures.map(
  (size): InputFacts => ({
    ...size,
    bytes: 10_000,
    mime: "image/png",
    orientation: 1,
    hasAlpha: false,
  }),
);

interface RunnableDraft {
  region: Region;
  /** As the region has it. */
  model: Model;
  draft: Draft;
  /** What the draft asks of the model. */
  request: GenerationRequest;
}

const offers = regions.flatMap((region) =>
  catalog
    .filter((model) => isOffered(model, region))
    .map((model) => ({ region, model: atEndpoint(model, region) })),
);

/** A draft that nothing keeps from running, editing pictures by their ids, for so many images at most. */
function runnable(model: Model, pictureIds: readonly string[], most: number): fc.Arbitrary<Draft> {
  return draftFor(model, fc.constantFrom(...factsOfPictures))
    .map(({ draft, images }) => ({
      images,
      draft: {
        ...draft,
        inputs: draft.inputs.map(({ boxes }, place) => ({
          assetId: idOf(images[place], pictureIds),
          boxes,
        })),
      },
    }))
    .filter(({ draft, images }) => {
      const { request } = fitToModel(draft, model);
      const facts = request.inputs.length > 0 ? images : [];
      if ((request.parameters.n ?? 1) > most) return false;
      return problemsOf(request, model, facts, defaultSendingLimits).length === 0;
    })
    .map(({ draft }) => draft);
}

function idOf(image: InputFacts | undefined, pictureIds: readonly string[]): string {
  const id = image && pictureIds[factsOfPictures.indexOf(image)];
  if (id === undefined) throw new Error("A draft edits a picture that is not there.");
  return id;
}

/**
 * Drafts over every model of every region in turn, by region: the same ones each time, so that what
 * the page says of them and what their runs cost and draw can be compared in different places.
 * @param pictureIds of `pictures`, in their order
 */
export function runnableDrafts(count: number, pictureIds: readonly string[]): RunnableDraft[] {
  const chosen = Array.from({ length: count }, (_, index) => offers[index % offers.length]);
  return chosen
    .flatMap((offer, seed) => {
      if (!offer) return [];
      // Many images take long to draw and to keep, and show little more than two.
      const most = seed % 10 === 0 ? 12 : 2;
      const drafts = fc.sample(runnable(offer.model, pictureIds, most), { seed, numRuns: 1 });
      return drafts.map((draft) => ({
        ...offer,
        draft,
        request: fitToModel(draft, offer.model).request,
      }));
    })
    .sort((one, other) => regions.indexOf(one.region) - regions.indexOf(other.region));
}
