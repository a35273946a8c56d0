import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeZip } from "client-zip";
import { beforeAll, describe, expect, it } from "vitest";
import { assetPageSchema } from "@/lib/core/api/asset";
import { exportEnvelopeSchema, importedSchema } from "@/lib/core/api/portability";
import { type Manifest, manifestSchema } from "@/lib/core/portability/manifest";
import { openFolderStore } from "@/lib/server/assets/blobs/folder-store";
import { openDatabase } from "@/lib/server/db/open-database";
import { openArchive } from "@/lib/server/portability/open-archive";
import { discardImages, stageImages } from "@/lib/server/portability/stage-images";
import { isRefusal } from "@/lib/server/refusal";
import { type OpenServer, openStudioHere } from "../support/in-process";
import { plainPicture } from "../support/pictures";
import { freshFolder } from "../support/processes";
import { studioApi } from "../support/studio-api";
import { filesIn, zipOf } from "../support/zip-file";

const names = ["Café à la crème.png", "花瓶.png", "plain.png"];
let files: Map<string, Buffer>;
let manifest: Manifest;

async function exportOf(url: string): Promise<Buffer> {
  const answer = await studioApi(url).post("/api/exports", { all: true });
  const { url: path } = exportEnvelopeSchema.parse(await answer.json()).export;
  return Buffer.from(await (await fetch(`${url}${path}`)).arrayBuffer());
}

beforeAll(async () => {
  const source = await openStudioHere({ STUDIO_DATA_DIR: await freshFolder() });
  for (const [index, name] of names.entries()) {
    await studioApi(source.url).keep(name, await plainPicture(40 + index, 30));
  }
  files = await filesIn(await exportOf(source.url));
  manifest = manifestSchema.parse(JSON.parse(files.get("manifest.json")?.toString("utf8") ?? ""));
  await source.stop();
});

async function importInto(studio: OpenServer, zip: Buffer): Promise<Response> {
  return fetch(`${studio.url}/api/imports`, {
    method: "POST",
    headers: { "Content-Type": "application/zip" },
    body: new Uint8Array(zip),
  });
}

/** The same archive, each file under another name. */
function renamed(nameOf: (name: string) => string): Promise<Buffer> {
  return zipOf(
    Object.fromEntries([...files].map(([name, content]) => [nameOf(name), content] as const)),
  );
}

/** As a program writes it that knows of no UTF-8: the bytes of the names, and no word on what they are. */
async function withoutFlag(): Promise<Buffer> {
  const entries = [...files].map(([name, input]) => ({ name: Buffer.from(name), input }));
  const zip = makeZip(entries, { buffersAreUTF8: false });
  return Buffer.from(await new Response(zip).arrayBuffer());
}

async function fromMacOs(): Promise<Buffer> {
  const inFolder = [...files].map(([name, content]) => [`swatchbox/${name}`, content] as const);
  return zipOf({
    "__MACOSX/swatchbox/._manifest.json": "x",
    "swatchbox/.DS_Store": "x",
    ...Object.fromEntries(inFolder),
  });
}

const specimen = (name: string) =>
  readFile(join(import.meta.dirname, "../support/odd-files", name));

describe("an export that was packed again", () => {
  const packed: Record<string, () => Promise<Buffer>> = {
    "in a folder, by macOS": fromMacOs,
    "with a dot before each name": () => renamed((name) => `./${name}`),
    "with backslashes": () => renamed((name) => name.replaceAll("/", "\\")),
    "with accents taken apart": () => renamed((name) => name.normalize("NFD")),
    "without a word on what its names are written in": withoutFlag,
    "with its images under other names": () =>
      renamed((name) => name.replace(/^images\/.*/, (image) => `images/${image.length}`)),
    "by a program in a folder": () => specimen("export-nested-macos.zip"),
    "by a program that takes accents apart": () => specimen("export-nfd.zip"),
    "by a program that knows of no UTF-8": () => specimen("export-no-utf8-flag.zip"),
  };

  it.each(Object.keys(packed))("%s is imported whole", async (way) => {
    const studio = await openStudioHere({ STUDIO_DATA_DIR: await freshFolder() });
    const response = await importInto(studio, (await packed[way]?.()) ?? Buffer.alloc(0));
    expect(response.status).toBe(201);
    expect(importedSchema.parse(await response.json()).images).toEqual({ added: 3, present: 0 });
    const page = assetPageSchema.parse(await (await fetch(`${studio.url}/api/assets`)).json());
    expect(page.items.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    await studio.stop();
  });
});

describe("an archive that names one file many times", () => {
  it("unpacks it once", async () => {
    const [record] = manifest.assets;
    if (!record) throw new Error("The export is empty.");
    const folder = await freshFolder();
    const path = join(folder, "archive.zip");
    const zip = await zipOf(Object.fromEntries(files));
    await writeFile(path, zip);
    const database = await openDatabase(join(folder, "studio.sqlite"));
    const blobs = await openFolderStore(join(folder, "blobs"));
    const archive = await openArchive(path, zip.length);
    if (isRefusal(archive)) throw new Error("The archive was refused.");
    const records = Array.from({ length: 60 }, (_, index) => ({
      ...record,
      id: `record ${index}`,
    }));
    const images = await stageImages({ database, blobs }, archive, records);
    if (isRefusal(images)) throw new Error("The images were refused.");
    expect(images.size).toBe(60);
    expect(await readdir(join(folder, "blobs", "incoming"))).toHaveLength(1);
    await discardImages(images);
    expect(await readdir(join(folder, "blobs", "incoming"))).toEqual([]);
    archive.close();
    await database.destroy();
  });
});
