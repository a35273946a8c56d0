// The built studio in its real server, which can be opened again on another data folder: to start
// the whole server takes longer than most tests do. A message carries the settings to open with.
import "../../scripts/serve.mjs";

const atStart = { ...process.env };

async function close() {
  const parts = globalThis.swatchboxSingletons;
  // Its engine asks the emulator until it ends, so the emulator is the last to go.
  await (await parts.get("studio")?.value)?.close();
  parts.get("emulator")?.value.close();
  parts.clear();
}

process.on("message", async (settings) => {
  await close();
  if (settings === "end") process.exit(0);
  for (const name of Object.keys(process.env)) delete process.env[name];
  // Opened by whoever asks first.
  Object.assign(process.env, atStart, settings);
  process.send("closed");
});
