import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigurationError, readConfig } from "@/lib/server/config";
import { openStudio } from "@/lib/server/studio";
import { diskFaults } from "../support/disk-faults";
import { freshFolder, runStudio } from "../support/processes";

const opened = (STUDIO_DATA_DIR: string) =>
  openStudio(readConfig({ STUDIO_DATA_DIR, STUDIO_LOG_LEVEL: "silent" }));

/** What keeps a studio from being opened, as it is told. */
async function refusal(dataDir: string): Promise<string> {
  const error: unknown = await opened(dataDir).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConfigurationError)) throw error;
  return error.message;
}

describe("a studio that cannot use its data folder says so in a sentence", () => {
  it("if the folder is a file, or lies below one", async () => {
    const file = join(await freshFolder(), "file");
    await writeFile(file, "");
    expect(await refusal(file)).toBe(
      `The data folder ${file} cannot be used (EEXIST). See that its disk is there and sound, or set STUDIO_DATA_DIR to another folder.`,
    );
    expect(await refusal(join(file, "data"))).toContain("cannot be used (ENOTDIR)");
  });

  it("if the folder's name is too long, or leads to itself", async () => {
    const folder = await freshFolder();
    expect(await refusal(join(folder, "x".repeat(300)))).toContain("cannot be used (ENAMETOOLONG)");
    await symlink(join(folder, "round"), join(folder, "round"));
    expect(await refusal(join(folder, "round"))).toContain("cannot be used (ELOOP)");
  });

  it.each(["/proc/self/nothing/data", "/sys/nothing", "/dev/null/nothing"])(
    "if nothing can be made at %s",
    async (folder) => expect(await refusal(folder)).toContain(`data folder ${folder}`),
  );

  it.each(["blobs", "derivatives"])("if something is in the way of %s", async (name) => {
    const folder = await freshFolder();
    await writeFile(join(folder, name), "in the way");
    expect(await refusal(folder)).toContain(`The data folder ${folder} cannot be used`);
  });

  it("if its lock cannot be opened", async () => {
    const folder = await freshFolder();
    await mkdir(join(folder, "lock.sqlite"));
    expect(await refusal(folder)).toContain(`The data folder ${folder} cannot be used`);
  });

  it("and ends, without a stack trace", async () => {
    const file = join(await freshFolder(), "file");
    await writeFile(file, "");
    const { code, output } = await runStudio({ STUDIO_DATA_DIR: file, PORT: "1" });
    expect(code).toBe(1);
    expect(output).toContain("cannot be used (EEXIST)");
    expect(output).not.toMatch(/^\s+at /m);
  });
});

describe("a studio whose user may not write to its data folder says that in a sentence", () => {
  const sentence = (folder: string) =>
    `The studio may not write to its data folder ${folder}. Give its user the right to, or set STUDIO_DATA_DIR to another folder.`;
  const started = (folder: string) =>
    runStudio({ STUDIO_DATA_DIR: folder, PORT: "1" }, { mindsRights: true });

  /** One in which a studio has kept something. */
  const used = async () => {
    const folder = await freshFolder();
    await (await opened(folder)).close();
    return folder;
  };
  const folders: Record<string, () => Promise<string>> = {
    "where it may only read it": async () => {
      const folder = await freshFolder();
      await chmod(folder, 0o500);
      return folder;
    },
    "where it may not make it": async () => {
      const parent = await freshFolder();
      await chmod(parent, 0o500);
      return join(parent, "data");
    },
    "where a library in it has become read-only": async () => {
      const folder = await used();
      await diskFaults["is read-only"]?.(folder, undefined);
      return folder;
    },
    "where what lies beside the database is read-only": async () => {
      const folder = await used();
      const log = join(folder, "studio.sqlite-wal");
      await writeFile(log, "", { mode: 0o400 });
      return folder;
    },
    "where its images are read-only": async () => {
      const folder = await used();
      await chmod(join(folder, "blobs"), 0o500);
      return folder;
    },
  };

  it.each(Object.keys(folders))("%s, and ends", async (name) => {
    const folder = (await folders[name]?.()) ?? "";
    const { code, output } = await started(folder);
    expect(code).toBe(1);
    expect(output.split("\n").filter((line) => line.includes(folder))).toEqual([sentence(folder)]);
    expect(output).not.toMatch(/^\s+at /m);
  });
});

describe("a lock file", () => {
  it("that is damaged belongs to nobody, and is written again", async () => {
    const folder = await freshFolder();
    await writeFile(
      join(folder, "lock.sqlite"),
      "no database at all, but long enough to be one".repeat(50),
    );
    const studio = await opened(folder);
    expect(await refusal(folder)).toContain("Another studio is using the data folder");
    await studio.close();
    await (await opened(folder)).close();
  });
});
