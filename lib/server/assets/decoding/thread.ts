import "server-only";
import { parentPort } from "node:worker_threads";
import { errorCodeOf } from "../../error-code";
import { identify } from "../identify";
import { openImage } from "../open-image";
import type { DecodedPixels } from "../pixels";
import { uprightPixels } from "../upright-pixels";
import { type DecodingReply, type DecodingTask, jobSchema } from "./task";

// Runs in its own thread, started by start-thread.mjs: one image may keep it busy for seconds.
parentPort?.on("message", async (message: unknown) => {
  const { id, task } = jobSchema.parse(message);
  const transfer: ArrayBuffer[] = [];
  const reply: DecodingReply = await work(task, transfer).then(
    (result) => ({ id, result }),
    (error: unknown) => ({ id, error: toldOf(error) }),
  );
  parentPort?.postMessage(reply, transfer);
});

async function work(task: DecodingTask, transfer: ArrayBuffer[]): Promise<unknown> {
  switch (task.kind) {
    case "identify":
      return identify(task.path);
    case "tellColours":
      return hasColoursOfItsOwn(task.path, task.mime);
    case "pixels": {
      const { data, info } = await uprightPixels(task, task.side);
      const bytes = whole(data);
      transfer.push(bytes.buffer);
      const { width, height, channels } = info;
      return { data: bytes, info: { width, height, channels } };
    }
  }
}

/** The bytes in memory of their own, which can be transferred. */
function whole(data: DecodedPixels["data"]): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = data;
  const isAlone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  // Node cannot transfer memory that a library allocated; `transfer` turns it into plain memory.
  return isAlone ? new Uint8Array(buffer.transfer()) : new Uint8Array(data);
}

/**
 * Whether the file may have looked different to an earlier version, which left everything but BMP
 * to sharp.
 */
async function hasColoursOfItsOwn(path: string, mime: string): Promise<boolean> {
  const { colours, isIrregular, release } = await openImage(path, mime);
  release();
  return mime === "image/bmp" || isIrregular || colours.kind !== "bySharp";
}

function toldOf(error: unknown): NonNullable<DecodingReply["error"]> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = errorCodeOf(error);
  return { message: error.message, ...(code === undefined ? {} : { code }) };
}
