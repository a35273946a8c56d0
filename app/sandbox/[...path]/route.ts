import { join } from "node:path";
import { errorStatuses } from "@/lib/core/api/problem-details";
import { createEmulator } from "@/lib/emulator/emulator";
import { isLoopback } from "@/lib/server/config";
import { refuseElsewhere } from "@/lib/server/http/access";
import { isOwnCall } from "@/lib/server/own-sandbox";
import { singleton } from "@/lib/server/singleton";
import { getStudio, type Studio } from "@/lib/server/studio";

const emulatorOf = ({ config }: Studio) =>
  singleton("emulator", () =>
    createEmulator({
      dataDir: join(config.dataDir, "sandbox"),
      speed: config.sandbox.speed,
      sketches: config.sandbox.sketches,
      retired: config.sandbox.retired,
    }),
  );

/** The emulator's HTTP side: the same paths as upstream, under /sandbox. */
async function serve(request: Request): Promise<Response> {
  const studio = await getStudio();
  const { config } = studio;
  const refusal = refuseElsewhere(config, request);
  if (refusal) return new Response(null, { status: errorStatuses[refusal.code] });
  if (!config.sandbox.open && !isOwnCall(request)) return new Response(null, { status: 404 });
  return emulatorOf(studio).handle(request, {
    baseUrl: `http://${request.headers.get("host")}/sandbox`,
    // A server that listens on more than loopback cannot tell who is calling.
    loopback: isLoopback(config.host),
  });
}

export const GET = serve;
export const POST = serve;
