import { expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { readDraft } from "@/lib/client/draft/draft-store";
import { droppedFolders } from "@/lib/client/uploads/dropped-folder";
import { useLibraryUploads } from "@/lib/client/uploads/library-uploads";
import { openPortability } from "@/lib/client/uploads/portability";
import { assetsCreatedSchema } from "@/lib/core/api/asset";
import { anAsset } from "../../support/asset";
import { standIn } from "../../support/stand-in";
import { drop, fileNamed } from "./carrier";
import { dropPicture, openForm } from "./form";

const upload = "POST /api/assets";

interface Folder {
  name: string;
  holds: (File | Folder)[];
}

const entryOf = (one: File | Folder): object =>
  one instanceof File
    ? {
        name: one.name,
        isFile: true,
        isDirectory: false,
        file: (give: (file: File) => void) => give(one),
      }
    : {
        name: one.name,
        isFile: false,
        isDirectory: true,
        createReader: () => {
          const rest = [one.holds.map(entryOf), []];
          return { readEntries: (give: (entries: object[]) => void) => give(rest.shift() ?? []) };
        },
      };

/** A drop as the browser describes it; a page cannot make one with a folder. */
function carrierOfFolder(...dropped: (File | Folder)[]): DataTransfer {
  const items = dropped.map((one) => ({
    webkitGetAsEntry: () => entryOf(one),
    getAsFile: () => (one instanceof File ? one : null),
  }));
  const carrier = new DataTransfer();
  Object.defineProperty(carrier, "items", { value: items });
  Object.defineProperty(carrier, "types", { value: ["Files"] });
  return carrier;
}

const folder = { name: "campaign", holds: [fileNamed("10.png"), fileNamed("9.png")] };
const archive = fileNamed("studio.zip", "application/zip");
const question = page.getByRole("dialog", { name: "2 files at once" });
const importDialog = page.getByRole("dialog", { name: "Import a ZIP" });

it("reads the images of a folder by their numbers, without what programs keep in it", async () => {
  const own = { name: ".thumbnails", holds: [fileNamed("small.png")] };
  const foreign = { name: "__MACOSX", holds: [fileNamed("fork.png")] };
  const inner = { name: "details", holds: [fileNamed("corner.png"), fileNamed(".corner.png")] };
  const notes = fileNamed("notes.txt", "text/plain");
  const whole = { ...folder, holds: [own, foreign, inner, notes, ...folder.holds] };
  const images = await droppedFolders(carrierOfFolder(whole, archive))?.images;
  expect(images?.map(({ name }) => name)).toEqual(["9.png", "10.png", "corner.png"]);
});

it("asks where the images of a folder go that was dropped on an input, and about the archive beside it", async () => {
  await openForm("en");
  await dropPicture("sky.png", { width: 600, height: 400 });
  const thumb = page.getByRole("button", { name: "Image 1: sky.png" });
  await expect.element(thumb).toBeVisible();
  drop(carrierOfFolder(folder, archive), thumb.element());
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect.element(importDialog).toBeVisible();
  expect(readDraft().inputs).toHaveLength(1);
  await userEvent.keyboard("{Escape}");
  await expect.element(importDialog).not.toBeInTheDocument();
});

it("leaves the designer alone who closed the question before its images were kept", async () => {
  await openForm("en");
  const created = assetsCreatedSchema.parse({ assets: [anAsset({})] });
  await standIn.answerLate(upload, created, 201);
  drop(carrierOfFolder(folder));
  await question.getByRole("button", { name: "One run per image …" }).click();
  await question.getByRole("button", { name: "Close" }).last().click();
  openPortability({ kind: "import" });
  const address = location.href;
  await expect
    .poll(async () => (await standIn.look()).asked.filter((one) => one === upload))
    .toHaveLength(2);
  await standIn.release(upload);
  await expect.poll(() => useLibraryUploads.getState().kept).toBe(2);
  await expect.element(importDialog).toBeVisible();
  expect(location.href).toBe(address);
});
