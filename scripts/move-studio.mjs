// Moves a library between the data folder, a database on a server and a bucket.
import { parseArgs } from "node:util";
import { dataFolder, finish, giveUp } from "./data-folder.mjs";

const { ConfigurationError } = await import("../lib/server/config.ts");
const { moveStudio } = await import("../lib/server/moving/move-studio.ts");
const { reopenLeft } = await import("../lib/server/moving/reopen-left.ts");
const { originalsPlace, readStudioPlace } = await import("../lib/server/moving/studio-place.ts");

const usage =
  "Say where to: npm run move -- --to postgres://user:password@host/database, or --to folder; and for the originals --blobs s3://bucket, or --blobs folder.";
/** What stands for the data folder. */
const inFolder = "folder";
/** Enough that a person sees that it goes on. */
const saidEvery = 1_000;

const dataDir = dataFolder();
const asked = readOptions();

function readOptions() {
  const options = {
    to: { type: "string" },
    blobs: { type: "string" },
    "leave-lost": { type: "boolean", default: false },
    reopen: { type: "boolean", default: false },
  };
  try {
    const { values } = parseArgs({ options });
    // A variable that is not set, perhaps: only the word means the folder.
    const isBlank = [values.to, values.blobs].some((place) => place?.trim() === "");
    return isBlank ? giveUp(usage) : values;
  } catch {
    // What was given may hold a password.
    return giveUp(usage);
  }
}

async function move() {
  if (asked.to === undefined && asked.blobs === undefined) giveUp(usage);
  const from = readStudioPlace(process.env);
  const to = readStudioPlace({
    ...process.env,
    ...(asked.to === undefined ? {} : { STUDIO_DATABASE_URL: blankIfFolder(asked.to) }),
    ...(asked.blobs === undefined ? {} : { STUDIO_BLOBS: blankIfFolder(asked.blobs) }),
  });
  const isSameStore = originalsPlace(from.bucket) === originalsPlace(to.bucket);
  if (from.databaseUrl === to.databaseUrl && isSameStore) {
    giveUp(
      "According to the configuration, the library is already there. Change it once the library has moved, not before.",
    );
  }
  const leavesLost = asked["leave-lost"];
  const moved = await moveStudio({ dataDir, from, to, leavesLost, report: progress() });
  for (const { id, name } of moved.lost) {
    console.error(`Image ${id} (${name}) was missing or damaged before, and still is.`);
  }
  const copied = moved.copied === undefined ? "" : ` ${moved.copied} originals were copied.`;
  console.log(`${moved.images} images have moved, and what was copied was read back.${copied}`);
  const database = setting("STUDIO_DATABASE_URL", asked.to);
  const blobs = setting("STUDIO_BLOBS", asked.blobs);
  console.log(`Before the studio starts again: ${[...database, ...blobs].join("; ")}.`);
  console.log("What was there before stays as it was, for you to delete.");
}

async function reopen() {
  await reopenLeft(dataDir, readStudioPlace(process.env).databaseUrl);
  console.log(
    "The studio can start on what stayed here. What waited in it stays unsent. Never start the one that it moved to again.",
  );
}

const blankIfFolder = (given) => (given === inFolder ? "" : given);

/** What to change, without repeating a password. */
function setting(name, given) {
  if (given === undefined) return [];
  if (given === inFolder) return [`leave out ${name}`];
  return [given.includes("@") ? `set ${name} to the same address` : `set ${name}=${given}`];
}

/** Says what a move has come to, now and then. */
function progress() {
  const rows = new Map();
  return (step) => {
    if (step.step === "original" && (step.done % saidEvery === 0 || step.done === step.of)) {
      console.log(`Originals: ${step.done} of ${step.of}`);
    }
    if (step.step !== "rows") return;
    const before = rows.get(step.table) ?? 0;
    const after = before + step.count;
    rows.set(step.table, after);
    if (Math.floor(before / saidEvery) < Math.floor(after / saidEvery)) {
      console.log(`${step.table}: ${after}`);
    }
  };
}

await (asked.reopen ? reopen() : move()).catch((error) => {
  if (error instanceof ConfigurationError) giveUp(error.message);
  giveUp(`The move is not finished. ${error.message} Nothing is lost: run the same again.`);
});
finish(true);
