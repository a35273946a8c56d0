import "server-only";
import type { ColumnType } from "kysely";
import type { CellState } from "@/lib/core/comparison/plan-cells";
import type { Priority } from "@/lib/core/generation/queue-order";
import type { ImageMime } from "@/lib/core/models/image-mime";

/** Milliseconds since 1970, UTC. */
type Timestamp = number;
/** JSON as text; parsed with its schema where it is read. */
type Json = string;
/** May be left out of a new row. */
type Defaulted<Value> = ColumnType<Value, Value | undefined, Value>;

export interface AssetTable {
  id: string;
  kind: string;
  sha256: string;
  mime: ImageMime;
  /** Of the upright image, in pixels. */
  width: number;
  height: number;
  bytes: number;
  name: string;
  created_at: Timestamp;
  generation_id: string | null;
  output_index: number | null;
  thumbhash: string | null;
  /** EXIF orientation, 1 where the stored pixels are upright. */
  orientation: number;
  /** 0 or 1: whether the pixels have an alpha channel. */
  has_alpha: number;
  /** Frames of an animation, or pages. */
  frames: Defaulted<number>;
  /** 0 or 1: whether other programs may read the file wrong or not at all. */
  is_irregular: Defaulted<number>;
  /** Grows with every change that the API tells of. */
  revision: Defaulted<number>;
  /** Which way of reading files told all this; an earlier one knew less, and saw other colours. */
  reading: Defaulted<number>;
  /** Its place in the library, as `orderKeyOf` gives it. */
  order_key: number;
  /** 0 to 5; 0 is none. */
  rating: Defaulted<number>;
  /** 0 or 1. */
  starred: Defaulted<number>;
  note: Defaulted<string>;
  trashed_at: Defaulted<Timestamp | null>;
  /** When it left the trash for good; the row stays while a run names it as an input. */
  purged_at: Defaulted<Timestamp | null>;
  /** Of the run that made it: */
  model: string | null;
  seed: number | null;
  box_count: number;
  /** What upstream charges for one such image, in millionths of its currency. */
  price_millionths: number | null;
  /** The same for runs that differ only by seed and count; null for uploads. */
  stack_key: string | null;
  /** Its shape as one sign, as `aspectCodeOf` gives it. */
  aspect: string;
  /** 0 or 1: whether it went into a run. */
  used: Defaulted<number>;
  /** The colours it is made of, as JSON; null until they are known. */
  colours: Defaulted<Json | null>;
}

export interface GenerationTable {
  id: string;
  idempotency_key: string;
  /** SHA-256 of the request, to tell a repeated call from a reused key. */
  request_hash: string;
  /** The same for every request that asks upstream for the same; runs of older studios have none. */
  canonical_hash: Defaulted<string | null>;
  revision: Defaulted<number>;
  status: string;
  model: string;
  endpoint: string;
  request: Json;
  task_id: string | null;
  request_id: string | null;
  error: Json | null;
  usage: Json | null;
  actual_prompts: Json | null;
  /** Upstream's complete last answer about the task: its record is gone after 24 hours. */
  answer: Json | null;
  cost: Json | null;
  /** How each input went out, in their order. */
  sent_inputs: Defaulted<Json | null>;
  /** Since when it is not known whether upstream took the call. */
  ambiguous_since: Defaulted<Timestamp | null>;
  /** Ids of upstream's tasks that may be this one, as JSON; nobody else may adopt them. */
  candidates: Defaulted<Json | null>;
  /** The generation that this one repeats. */
  retry_of: Defaulted<string | null>;
  /** The plan that it was made from together with others. */
  batch_id: Defaulted<string | null>;
  /** When a person took it off the screen. */
  dismissed_at: Defaulted<Timestamp | null>;
  /** Before this time the engine leaves the generation alone. */
  next_step_at: Timestamp;
  /** Since when upstream says that it does not know the task. */
  unknown_since: Timestamp | null;
  created_at: Timestamp;
  submitted_at: Timestamp | null;
  finished_at: Timestamp | null;
}

interface GenerationInputTable {
  generation_id: string;
  position: number;
  asset_id: string;
}

/** What upstream gave for each image; the saved image is the asset with the same place. */
export interface GenerationOutputTable {
  generation_id: string;
  position: number;
  url: string | null;
  failure: Json | null;
}

/** What upstream billed for a generation, in millionths of the currency. */
interface ChargeTable {
  generation_id: string;
  endpoint: string;
  images: number;
  unit_price_millionths: number;
  currency: string;
  total_millionths: number;
  charged_at: Timestamp;
}

/** What somebody keeps under a name: a palette, words, a draft without images. */
export interface SavedItemTable {
  id: string;
  kind: string;
  name: string;
  content: Json;
  created_at: Timestamp;
  /** When it was taken out of sight. */
  trashed_at: Timestamp | null;
}

/** A comparison: of cells over axes, or of images that were chosen. */
export interface BatchTable {
  id: string;
  idempotency_key: string;
  /** SHA-256 of what was asked for, to tell a repeated call from a reused key. */
  request_hash: string;
  revision: ColumnType<number, number | undefined, number>;
  name: string;
  /** What all cells have in common; null where images were chosen. */
  request: Json | null;
  axes: Json;
  asset_ids: Json;
  decisions: Json;
  budget: Json | null;
  priority: Priority;
  /** 0 or 1. */
  is_paused: number;
  created_at: Timestamp;
}

interface BatchCellTable {
  batch_id: string;
  position: number;
  key: string;
  state: CellState;
  /** Its request, what is wrong with it, what it costs. */
  plan: Json;
  generation_id: string | null;
}

/** Values of the installation itself, such as the secret that signs sessions. */
interface SettingTable {
  name: string;
  value: string;
}

/** A collection of images. */
interface BoardTable {
  id: string;
  name: string;
  created_at: Timestamp;
  trashed_at: Defaulted<Timestamp | null>;
}

interface BoardAssetTable {
  board_id: string;
  asset_id: string;
  /** The image's, so that a board is found in the library's order. */
  order_key: number;
  added_at: Timestamp;
}

interface AssetTagTable {
  asset_id: string;
  /** The image's, so that a tag is found in the library's order. */
  order_key: number;
  tag: string;
}

/** Contents that nobody needs any more; the file goes after the decision. */
interface GoneBlobTable {
  sha256: string;
  decided_at: Timestamp;
  /** When the file was gone; kept while the row of an image is left. */
  removed_at: Defaulted<Timestamp | null>;
}

export interface Schema {
  gone_blobs: GoneBlobTable;
  boards: BoardTable;
  board_assets: BoardAssetTable;
  asset_tags: AssetTagTable;
  assets: AssetTable;
  generations: GenerationTable;
  generation_inputs: GenerationInputTable;
  generation_outputs: GenerationOutputTable;
  charges: ChargeTable;
  settings: SettingTable;
  saved_items: SavedItemTable;
  batches: BatchTable;
  batch_cells: BatchCellTable;
}
