import "server-only";
import type { ColumnType } from "kysely";
import type { CellState } from "@/lib/core/comparison/cell";
import type { Priority } from "@/lib/core/generation/queue-order";
import type { ImageMime } from "@/lib/core/models/image-mime";

/** Milliseconds since 1970, UTC. */
type Timestamp = number;
/** JSON as text; parsed with its schema when read. */
type Json = string;
/** Optional in a new row. */
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
  /** EXIF orientation; 1 if the stored pixels are upright. */
  orientation: number;
  /** 0 or 1: whether the pixels have an alpha channel. */
  has_alpha: number;
  /** Frames of an animation, or pages. */
  frames: Defaulted<number>;
  /** 0 or 1: whether other programs may read the file wrong or not at all. */
  is_irregular: Defaulted<number>;
  /** Grows with every change that the API reports. */
  revision: Defaulted<number>;
  /** The version of the code that read the file; an earlier one knew less and saw other colours. */
  reading: Defaulted<number>;
  /** Its place in the library, from `orderKeyOf`. */
  order_key: number;
  /** 0 to 5; 0 is none. */
  rating: Defaulted<number>;
  /** 0 or 1. */
  starred: Defaulted<number>;
  note: Defaulted<string>;
  trashed_at: Defaulted<Timestamp | null>;
  /** When it was deleted for good; the row stays while a run names it as an input. */
  purged_at: Defaulted<Timestamp | null>;
  /** Of the run that made it: */
  model: string | null;
  /** The image's own where it is known, else the call's. */
  seed: number | null;
  box_count: number;
  /** What upstream charges for one such image, in millionths of its currency. */
  price_millionths: number | null;
  /** Equal for runs that differ only by seed and count; null for uploads. */
  stack_key: string | null;
  /** Its shape as one character, from `aspectCodeOf`. */
  aspect: string;
  /** 0 or 1: whether a run has used it as an input. */
  used: Defaulted<number>;
  /** The public address that it was imported from. */
  source_url: Defaulted<string | null>;
  /** Its main colours, as JSON; null until they are extracted. */
  colours: Defaulted<Json | null>;
}

export interface GenerationTable {
  id: string;
  idempotency_key: string;
  /** SHA-256 of the request, to tell a repeated call from a reused key. */
  request_hash: string;
  /** Equal for requests that ask upstream for the same; null in runs of older versions. */
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
  /** Words that came beside the images, as JSON; null if there were none. */
  texts: Defaulted<Json | null>;
  /** Upstream's complete last answer about the task; upstream deletes its own after 24 hours. */
  answer: Json | null;
  cost: Json | null;
  /** How each input was sent, in order. */
  sent_inputs: Defaulted<Json | null>;
  /** Since when it is unknown whether upstream took the call. */
  ambiguous_since: Defaulted<Timestamp | null>;
  /** Ids of upstream's tasks that may be this one, as JSON; no other generation may adopt them. */
  candidates: Defaulted<Json | null>;
  /** The generation that this one repeats. */
  retry_of: Defaulted<string | null>;
  /** The batch that planned it. */
  batch_id: Defaulted<string | null>;
  /** The board that receives its images. */
  board_id: Defaulted<string | null>;
  /** The token of the program that ordered it; null: someone in the studio did. */
  ordered_by: Defaulted<string | null>;
  /** When a person took it off the screen. */
  dismissed_at: Defaulted<Timestamp | null>;
  /** How often it could not be sent, or was not taken, for a reason that may pass. */
  setbacks: Defaulted<number>;
  /** When upstream last refused it for the quota of a minute. */
  quota_refused_at: Defaulted<Timestamp | null>;
  /** How often the intent to send it was declared; a late answer belongs to one of these times. */
  attempt: Defaulted<number>;
  /** The replica that is moving it on; null between two steps, and where there is one studio only. */
  owner: Defaulted<number | null>;
  /** The engine leaves the generation alone until then. */
  next_step_at: Timestamp;
  /** Since when upstream has said that it does not know the task. */
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

/** What upstream returned for each image; the saved image is the asset with the same position. */
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

/** Something saved under a name: a palette, a text, a draft without images. */
export interface SavedItemTable {
  id: string;
  kind: string;
  name: string;
  content: Json;
  created_at: Timestamp;
  /** When it was hidden. */
  trashed_at: Timestamp | null;
}

/** A batch: of cells over axes, or of chosen images. */
export interface BatchTable {
  id: string;
  idempotency_key: string;
  /** SHA-256 of the request, to tell a repeated call from a reused key. */
  request_hash: string;
  revision: ColumnType<number, number | undefined, number>;
  name: string;
  /** What all cells have in common; null for a batch of chosen images. */
  request: Json | null;
  axes: Json;
  asset_ids: Json;
  decisions: Json;
  budget: Json | null;
  priority: Priority;
  /** 0 or 1. */
  is_paused: number;
  created_at: Timestamp;
  trashed_at: Defaulted<Timestamp | null>;
}

interface BatchCellTable {
  batch_id: string;
  position: number;
  key: string;
  state: CellState;
  /** Its request, its problems and its cost. */
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
  /** The image that a person chose to stand for it; null: the newest. */
  cover_id: Defaulted<string | null>;
}

export interface BoardAssetTable {
  board_id: string;
  asset_id: string;
  /** The image's, so that a board lists its images in the library's order. */
  order_key: number;
  added_at: Timestamp;
}

interface AssetTagTable {
  asset_id: string;
  /** The image's, so that a tag lists its images in the library's order. */
  order_key: number;
  tag: string;
}

/** Contents that nobody needs any more; the file is removed after this decision. */
interface GoneBlobTable {
  sha256: string;
  decided_at: Timestamp;
  /** When the file was removed; kept while an image's row remains. */
  removed_at: Defaulted<Timestamp | null>;
}

/** A program's access. */
export interface TokenTable {
  id: string;
  name: string;
  /** SHA-256 of the secret, which nobody keeps. */
  secret_hash: string;
  /** The secret's first characters. */
  start: string;
  role: string;
  /** Model ids, as JSON; null: all. */
  models: Json | null;
  budget: Json | null;
  created_at: Timestamp;
  expires_at: Timestamp | null;
  last_used_at: Defaulted<Timestamp | null>;
  revoked_at: Defaulted<Timestamp | null>;
}

/** What all studios of an account together have sent of one kind, by the database's clock. */
interface LaneTable {
  endpoint: string;
  /** A model, or the queries of all models. */
  name: string;
  sent_at: Timestamp;
  /** Nothing is sent until then. */
  rests_until: Timestamp;
  /** How often in a row upstream has throttled it. */
  throttlings: number;
}

/**
 * The tables that every database has. On PostgreSQL there are three more, for what several processes share:
 * `event_outbox`, `sign_in_attempts` and `export_tickets`; only `dialects/postgres` asks them.
 */
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
  tokens: TokenTable;
  batches: BatchTable;
  batch_cells: BatchCellTable;
  /** On PostgreSQL only. */
  lanes: LaneTable;
}
