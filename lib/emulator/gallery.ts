import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { copyFile, link, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { forbiddenImage } from "./answer.ts";
import { drawable, type InputImage, readImage } from "./input-image.ts";
import { drawPicture } from "./picture/draw-picture.ts";
import type { Plan, Refusal } from "./plan.ts";
import { statusOf, type Task } from "./store.ts";
import { createTurns } from "./turns.ts";

/** The emulator's files: the inputs of tasks, and the pictures drawn. */
export interface Gallery {
  keepInputs: (images: (InputImage | Refusal)[]) => Promise<void>;
  /** A signed address of a result, valid until the given time. */
  addressOf: (baseUrl: string, taskId: string, index: number, expiresAt: number) => string;
  /**
   * Starts drawing a task's pictures, so that they are ready when the task ends. Sketches take too
   * little time for that, and most are never asked for.
   */
  drawAhead: (task: Task) => void;
  /**
   * Serves a result's address. Draws the picture on first demand at the latest; the bytes never
   * change after.
   */
  serve: (task: Task | undefined, index: number, address: URL, now: number) => Promise<Response>;
  /** An earlier result that is used as an input by its address. */
  readOwn: (address: string, baseUrl: string) => Promise<InputImage | undefined>;
  /** Stores an uploaded file; returns the SHA-256 of its content. */
  keepUpload: (content: Buffer) => Promise<string>;
  readUpload: (sha256: string) => Promise<InputImage | undefined>;
  /** The key that signs the addresses and policies that the emulator issues. */
  secret: string;
}

/** @param hasSketches whether to draw coarse pictures, which takes little time */
export function openGallery(dataDir: string, hasSketches: boolean): Gallery {
  const inputs = join(dataDir, "inputs");
  const results = join(dataDir, "results");
  const uploads = join(dataDir, "uploads");
  const drawings = join(dataDir, "drawings");
  for (const folder of [inputs, results, uploads, drawings]) {
    mkdirSync(folder, { recursive: true });
  }
  const secret = openSecret(join(dataDir, "signing-key"));
  const drawing = new Map<string, Promise<Buffer>>();
  // Bounds the memory for pictures, however many are requested at once.
  const inTurn = createTurns(2);

  const sign = (taskId: string, index: number, expires: string) =>
    createHmac("sha256", secret).update(`${taskId}/${index}/${expires}`).digest("hex");
  const resultPath = (taskId: string, index: number) => join(results, `${taskId}-${index}.png`);

  const isSigned = (taskId: string, index: number, address: URL, now: number) => {
    const expires = address.searchParams.get("Expires") ?? "";
    const given = Buffer.from(address.searchParams.get("Signature") ?? "");
    const wanted = Buffer.from(sign(taskId, index, expires));
    const isGenuine = given.length === wanted.length && timingSafeEqual(given, wanted);
    return isGenuine && Number(expires) * 1000 > now;
  };

  const draw = async (plan: Plan, taskId: string, index: number): Promise<Buffer> => {
    const path = resultPath(taskId, index);
    if (existsSync(path)) return readFile(path);
    // The same plan gives the same picture, so a repeated call reuses the drawing.
    const drawing = join(drawings, `${hashOf(JSON.stringify([plan, index]))}.png`);
    if (!existsSync(drawing)) {
      const picture = await inTurn(() =>
        drawPicture(plan, index, (sha256) => readFile(join(inputs, sha256)), hasSketches),
      );
      const temporary = `${drawing}.${randomUUID()}`;
      await writeFile(temporary, picture);
      await rename(temporary, drawing);
    }
    // Some file systems have no links.
    await link(drawing, path).catch(() => copyFile(drawing, path));
    return readFile(path);
  };

  const drawOnce = (plan: Plan, taskId: string, index: number): Promise<Buffer> => {
    const key = `${taskId}-${index}`;
    const picture =
      drawing.get(key) ?? draw(plan, taskId, index).finally(() => drawing.delete(key));
    drawing.set(key, picture);
    return picture;
  };
  // One picture at a time: tasks leave enough time, and the machine has other work.
  let ahead: Promise<unknown> = Promise.resolve();
  const begun = new Set<string>();

  return {
    drawAhead({ taskId, plan }) {
      if (!plan || hasSketches || begun.has(taskId)) return;
      begun.add(taskId);
      for (let index = 0; index < plan.count; index += 1) {
        // A request for a picture that could not be drawn reports why.
        ahead = ahead.then(() => drawOnce(plan, taskId, index)).catch(() => undefined);
      }
    },
    async keepInputs(images) {
      for (const image of images) {
        if ("code" in image) continue;
        const path = join(inputs, image.sha256);
        if (!existsSync(path)) await writeFile(path, await drawable(image));
      }
    },
    addressOf(baseUrl, taskId, index, expiresAt) {
      const expires = String(Math.floor(expiresAt / 1000));
      const signature = sign(taskId, index, expires);
      return `${baseUrl}/results/${taskId}/${index}.png?Expires=${expires}&Signature=${signature}`;
    },
    async serve(task, index, address, now) {
      const isReady = task?.plan && index < task.plan.count && statusOf(task, now) === "SUCCEEDED";
      if (!isReady || !task.plan || !isSigned(task.taskId, index, address, now)) {
        return forbiddenImage();
      }
      const bytes = await drawOnce(task.plan, task.taskId, index);
      return new Response(new Uint8Array(bytes), {
        headers: { "Content-Type": "image/png", "Content-Length": String(bytes.byteLength) },
      });
    },
    async readOwn(address, baseUrl) {
      if (!address.startsWith(`${baseUrl}/results/`)) return undefined;
      const match = /\/results\/([\w-]+)\/(\d+)\.png/.exec(address);
      if (!match?.[1] || !match[2]) return undefined;
      const path = resultPath(match[1], Number(match[2]));
      return existsSync(path) ? readImage(await readFile(path)) : undefined;
    },
    async keepUpload(content) {
      const sha256 = hashOf(content);
      await writeFile(join(uploads, sha256), content);
      return sha256;
    },
    async readUpload(sha256) {
      const path = join(uploads, sha256);
      return existsSync(path) ? readImage(await readFile(path)) : undefined;
    },
    secret,
  };
}

const hashOf = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

/** The key that signs addresses; stored, so that they stay valid after a restart. */
function openSecret(path: string): string {
  if (existsSync(path)) return readFileSync(path, "utf8");
  const secret = randomBytes(32).toString("hex");
  writeFileSync(path, secret, { mode: 0o600 });
  return secret;
}
