import "server-only";
import type { Failure, SentInput } from "@/lib/core/api/generation";
import { explicitRequest } from "@/lib/core/generation/explicit";
import type { GenerationRequest } from "@/lib/core/generation/request";
import type { Call, Model } from "@/lib/core/models/model";
import { findAssetRows } from "@/lib/server/db/assets/asset-rows";
import type { GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { storedRequest } from "@/lib/server/db/stored-json";
import { colourFailure } from "../assets/colour-guard";
import { type PreparedInput, prepareInputs } from "../assets/prepare";
import type { UpstreamFault } from "../dashscope/fault";
import { type WireBody, wireBody } from "../dashscope/wire";
import { StorageError } from "../storage-fault";
import type { EngineParts } from "./engine-parts";

/** A call ready to be sent. */
export interface OutgoingCall {
  path: string;
  /** JSON. */
  body: string;
  usesUploads: boolean;
  sentInputs: SentInput[];
}

type Attempt =
  | { kind: "ready"; call: OutgoingCall }
  /** It can never be sent. */
  | { kind: "impossible"; failure: Failure }
  /** It cannot be sent at the moment, and may never be. */
  | { kind: "away"; failure: Failure }
  /** The store of images does not answer, and has its inputs. */
  | { kind: "inputsAway"; failure: Failure }
  /** An upload failed; nothing that costs money has been requested. */
  | { kind: "notUploaded"; fault: UpstreamFault };

const addressDiffers: Failure = {
  code: "studio.addressDiffers",
  message: "The address of an input image no longer gives the image in the library.",
};
const addressAway = (address: string): Failure => ({
  code: "studio.addressAway",
  message: `${new URL(address).host} does not answer.`,
});

const inputAway: Failure = {
  code: "studio.inputAway",
  message: "The store of images does not give an input image at the moment.",
};

/** @throws what says nothing of a store beyond this machine */
function ofStoreOnly(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  throw error;
}

/** A store that says no may say it of this original alone, such as one that has been archived. */
const withoutInputs = ({ fault }: StorageError): Attempt => ({
  kind: fault === "storage.refused" ? "away" : "inputsAway",
  failure: inputAway,
});

/**
 * Builds the body of a generation: images prepared, boxes in their pixels, no parameter left to a
 * default.
 */
export async function outgoingCall(
  parts: EngineParts,
  row: GenerationRow,
  model: Model,
  call: Call,
): Promise<Attempt> {
  const request = storedRequest(row.request);
  const prepared = await readInputs(parts, request, model).catch(ofStoreOnly);
  if (prepared instanceof StorageError) return withoutInputs(prepared);
  if (!prepared) {
    return {
      kind: "impossible",
      failure: {
        code: "studio.inputMissing",
        message: "An input image can no longer be read from the library.",
      },
    };
  }
  const failure = await colourFailure(parts, request, prepared.inputs).catch(ofStoreOnly);
  if (failure instanceof StorageError) return withoutInputs(failure);
  if (failure) return { kind: "impossible", failure };
  const images: string[] = [];
  for (const [index, input] of prepared.inputs.entries()) {
    if (input.address) {
      const answer = await parts.askAddress(input.address, input.content);
      if (answer === "differs") return { kind: "impossible", failure: addressDiffers };
      if (answer === "away") return { kind: "away", failure: addressAway(input.address) };
    }
    if (!prepared.usesUploads) {
      images.push(input.address ?? dataUri(input));
      continue;
    }
    const uploaded = await uploadInput(parts, model, row, index, input);
    if (uploaded.kind === "fault") {
      // What the object store says may hold what lets others in.
      return { kind: "notUploaded", fault: { ...uploaded.fault, answer: undefined } };
    }
    images.push(uploaded.value);
  }
  return {
    kind: "ready",
    call: {
      path: call.path,
      body: JSON.stringify(bodyOf(request, prepared.inputs, model, call, images)),
      usesUploads: prepared.usesUploads,
      sentInputs: prepared.inputs.map(({ content, ...input }) => ({
        ...input,
        bytes: content.byteLength,
      })),
    },
  };
}

/** The same body with every image inline as data; undefined if one can no longer be read. */
export async function plainBody(
  parts: Pick<EngineParts, "database" | "sending" | "blobs">,
  request: GenerationRequest,
  model: Model,
  call: Call,
): Promise<WireBody | undefined> {
  const prepared = await readInputs(parts, request, model);
  const images = prepared?.inputs.map((input) => input.address ?? dataUri(input));
  return prepared && images && bodyOf(request, prepared.inputs, model, call, images);
}

function bodyOf(
  request: GenerationRequest,
  prepared: PreparedInput[],
  model: Model,
  call: Call,
  images: string[],
): WireBody {
  const inputs = request.inputs.map((input, index) => ({
    ...input,
    boxes: prepared[index]?.boxes ?? [],
  }));
  return wireBody({ ...explicitRequest(request, model), inputs }, model, call, images);
}

async function readInputs(
  parts: Pick<EngineParts, "database" | "sending" | "blobs">,
  request: GenerationRequest,
  model: Model,
) {
  const ids = request.inputs.map(({ assetId }) => assetId);
  const found = await findAssetRows(parts.database, ids);
  const assets = found.filter((asset) => asset !== undefined);
  if (assets.length < ids.length) return undefined;
  return prepareInputs(request, assets, model, parts.sending, parts.blobs).catch(
    (error: unknown) => {
      // What is kept elsewhere may be away for a moment; nothing can be said of the image then.
      if (error instanceof StorageError) throw error;
      return undefined;
    },
  );
}

function dataUri({ mime, content }: PreparedInput): string {
  return `data:${mime};base64,${content.toString("base64")}`;
}

async function uploadInput(
  { client }: EngineParts,
  model: Model,
  row: GenerationRow,
  index: number,
  { mime, content }: PreparedInput,
) {
  const policy = await client.uploadPolicy(model.id);
  if (policy.kind === "fault") return policy;
  // Upstream forbids overwriting, so two files of a call must not share a name.
  const name = `${row.id}-${index + 1}.${mime.replace("image/", "")}`;
  return client.upload(policy.value, { name, mime, content });
}
