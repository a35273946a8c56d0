import { createEmulator } from "@/lib/emulator/emulator";
import { freshFolder } from "./processes";

const baseUrl = "http://127.0.0.1:4010";
const keyed = { "Content-Type": "application/json", Authorization: "Bearer sk-test" };

/** Upstream's answer as a client reads it. */
interface Answer {
  status: number;
  /** The emulator's own note beside upstream's answer. */
  notice: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever upstream answers.
  body: any;
}

interface OwnClock {
  /** Models that are out of service. */
  retired?: string[];
  /** By default fast enough that a synchronous call takes no time to wait for. */
  speed?: number;
  /** How far the clock moves before each call; by default enough for every rate limit. */
  stepMs?: number;
  /** Whether its pictures are coarse; only tests that look at them need others. */
  sketches?: boolean;
}

/** The emulator in this process, on a clock that only the test moves. */
export async function emulatorOnOwnClock({
  speed = 1_000_000,
  stepMs = 1_000,
  sketches = true,
  retired = [],
}: OwnClock = {}) {
  let time = Date.UTC(2026, 10, 20, 8);
  const dataDir = await freshFolder();
  const emulator = createEmulator({ dataDir, speed, sketches, retired, now: () => time });
  const ask = (path: string, init: RequestInit = {}) => {
    time += stepMs;
    return emulator.handle(new Request(`${baseUrl}${path}`, init), { baseUrl, loopback: true });
  };
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await ask(path, init);
    const text = await response.text();
    const notice = response.headers.get("X-Sandbox-Notice") ?? undefined;
    return { status: response.status, notice, body: parse(text) };
  };

  return {
    dataDir,
    send,
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send(`/api/v1${path}`, {
        method: "POST",
        headers: { ...keyed, ...headers },
        body: JSON.stringify(body),
      }),
    get: (path: string) => send(`/api/v1${path}`, { headers: keyed }),
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    /** The bytes of a result's address. */
    async picture(address: string): Promise<Buffer> {
      const { pathname, search } = new URL(address);
      return Buffer.from(await (await ask(pathname + search)).arrayBuffer());
    },
    ledger: async () => (await send("/ledger")).body,
    close: () => emulator.close(),
  };
}
export type OwnEmulator = Awaited<ReturnType<typeof emulatorOnOwnClock>>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Makes a call, asynchronously if the path is for that, and returns its final answer. */
export async function callToItsEnd(
  emulator: OwnEmulator,
  path: string,
  body: unknown,
): Promise<{ code: string | undefined; answer: Answer }> {
  const isAsynchronous = !path.includes("multimodal-generation");
  const headers = isAsynchronous ? { "X-DashScope-Async": "enable" } : undefined;
  const answer = await emulator.post(path, body, headers);
  const taskId = answer.body?.output?.task_id;
  if (answer.status !== 200 || !taskId) return { code: answer.body?.code, answer };
  emulator.pass(600_000);
  const ended = await emulator.get(`/tasks/${taskId}`);
  return { code: ended.body.output.code, answer: ended };
}
