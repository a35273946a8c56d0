import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { freePort } from "../../support/processes";

const serving = new URL("../../../scripts/serving.mjs", import.meta.url).href;

/** The exit code of a server that is told to end. */
async function codeOf(fault: string): Promise<unknown> {
  const script = `import { serve } from "${serving}";
    ${fault}
    serve(() => undefined, "127.0.0.1", ${await freePort()});`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  const [code] = await ended;
  return code;
}

it("a server that is told to end has gone well, unless it ends for a fault", async () => {
  expect(await codeOf("")).toBe(0);
  expect(await codeOf("process.exitCode = 1;")).toBe(1);
});
