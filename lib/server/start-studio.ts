import "server-only";
import { ConfigurationError } from "./config";
import { getStudio } from "./studio";

/**
 * Opens the studio along with the server, so that work left by an earlier process goes on before
 * anybody opens a page. If it cannot open, ends the process with a plain message.
 */
export async function startStudio(): Promise<void> {
  try {
    const studio = await getStudio();
    const close = () => void studio.close();
    process.once("SIGTERM", close);
    process.once("SIGINT", close);
    globalThis.swatchboxAwaits = () => studio.awaitedAnswers.size;
    const { dataDir, databaseUrl } = studio.config;
    // Without user and password.
    const server = databaseUrl === undefined ? "" : `. Database: ${new URL(databaseUrl).host}`;
    console.log(`Endpoint: ${describeEndpoint(studio.endpoint)}. Data: ${dataDir}${server}`);
  } catch (error) {
    // What nobody foresaw is printed whole. Next would go on without a studio.
    console.error(error instanceof ConfigurationError ? error.message : error);
    process.exit(1);
  }
}

function describeEndpoint({ id, baseUrl }: { id: string; baseUrl: string }): string {
  return id === "sandbox"
    ? `sandbox, the emulator at ${baseUrl} (no key is set, nothing is charged)`
    : `DashScope ${id} at ${baseUrl}`;
}
