import "server-only";
import { ConfigurationError } from "../config";
import type { Database } from "../db/database";
import { readMoveMarks } from "../db/moving/move-marks";
import { originalsPlace, type StudioPlace } from "./studio-place";

/**
 * Keeps a studio away from a library that is at home elsewhere: what waits there would be sent twice.
 * @throws ConfigurationError that says where it is
 */
export async function refuseMoved(
  database: Database,
  { databaseUrl, bucket }: StudioPlace,
): Promise<void> {
  const { movedTo, arrivingFrom, originals } = await readMoveMarks(database);
  if (movedTo !== undefined) {
    const isInFolder = databaseUrl !== undefined && !movedTo.startsWith("the database ");
    const way = isInFolder ? "leave out STUDIO_DATABASE_URL" : "set STUDIO_DATABASE_URL to that";
    throw new ConfigurationError(
      `This library has moved to ${movedTo}: ${way}, or bring it back from there with npm run move. (If that is lost for good, npm run move -- --reopen opens what stayed here, as it was then.)`,
    );
  }
  if (arrivingFrom !== undefined) {
    throw new ConfigurationError(
      `This library has not quite arrived here from ${arrivingFrom}: run npm run move there once more, or start the studio there.`,
    );
  }
  if (originals === undefined || originals === originalsPlace(bucket)) return;
  const way = originals.startsWith("s3://")
    ? `set STUDIO_BLOBS=${originals}`
    : "leave out STUDIO_BLOBS";
  throw new ConfigurationError(
    `The originals of this library have moved to ${originals}: ${way}, or bring them elsewhere with npm run move -- --blobs.`,
  );
}
