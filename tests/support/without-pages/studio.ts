import type { Server } from "node:http";
import { createHttpServer } from "@/lib/emulator/http-server";
import { startStudio } from "@/lib/server/start-studio";
import { answerWithRoutes } from "./routes";

/** Opens the studio. The server gives requests to its route handlers; it does not listen itself. */
export async function openRoutes(): Promise<Server> {
  await startStudio();
  return createHttpServer(answerWithRoutes, console.error);
}
