import { z } from "zod";

const answerSchema = z.object({ value: z.unknown() });
const faultSchema = z.object({ error: z.string(), message: z.string() });
const sessionSchema = z.object({ sessionId: z.string() });

/** A browser at the other end of WebDriver: https://www.w3.org/TR/webdriver2/ */
export interface WebDriver {
  get: (path: string) => Promise<unknown>;
  post: (path: string, body: object) => Promise<unknown>;
  end: () => Promise<unknown>;
}

/** Opens a browser through the driver at this address, as soon as the driver listens. */
export async function openSession(driver: string, capabilities: object): Promise<WebDriver> {
  while (!(await listens(driver))) await new Promise((resolve) => setTimeout(resolve, 50));
  const asked = { capabilities: { alwaysMatch: capabilities } };
  const { sessionId } = sessionSchema.parse(await ask("POST", `${driver}/session`, asked));
  const session = `${driver}/session/${sessionId}`;
  return {
    get: (path) => ask("GET", session + path),
    post: (path, body) => ask("POST", session + path, body),
    end: () => ask("DELETE", session),
  };
}

const listens = (driver: string) =>
  fetch(`${driver}/status`).then(
    ({ ok }) => ok,
    () => false,
  );

async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = answerSchema.parse(await response.json());
  if (response.ok) return value;
  const { error, message } = faultSchema.parse(value);
  throw new Error(`${error}: ${message}`);
}
