// Moves a library as its script does, and is killed in the middle: at the report of so many steps.
import "../../lib/server/own-sources.mjs";

const { moveStudio } = await import("../../lib/server/moving/move-studio.ts");
const { readStudioPlace } = await import("../../lib/server/moving/studio-place.ts");

const [to, dieAt] = process.argv.slice(2);
let steps = 0;
await moveStudio({
  dataDir: process.env.STUDIO_DATA_DIR,
  from: readStudioPlace(process.env),
  to: readStudioPlace({ ...process.env, ...JSON.parse(to) }),
  leavesLost: false,
  report({ step }) {
    steps += 1;
    if (steps === Number(dieAt) || step === dieAt) process.kill(process.pid, "SIGKILL");
  },
});
console.log(`${steps} steps`);
process.exit();
