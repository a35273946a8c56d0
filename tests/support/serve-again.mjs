// The built studio in its real server, which can be reopened on another data folder, because
// starting the whole server takes longer than most tests. A message carries the settings to open
// with.
import "../../scripts/serve.mjs";

const atStart = { ...process.env };

async function close() {
  const parts = globalThis.swatchboxSingletons;
  // Its engine calls the emulator until it ends, so the emulator must be last to close.
  await (await parts.get("studio")?.value)?.close();
  parts.get("emulator")?.value.close();
  parts.clear();
}

process.on("message", async (settings) => {
  await close();
  if (settings === "end") process.exit(0);
  for (const name of Object.keys(process.env)) delete process.env[name];
  // The first request opens it.
  Object.assign(process.env, atStart, settings);
  process.send("closed");
});
