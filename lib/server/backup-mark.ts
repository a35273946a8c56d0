import "server-only";

/** The file beside the database that tells a backup, and what was restored from one, from a studio's own folder. */
export const backupMark = "backup.json";
