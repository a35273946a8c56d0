import { assetsCreatedSchema } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import { generationEnvelopeSchema } from "@/lib/core/api/generation";
import { isOpen } from "@/lib/core/generation/status";

/** A studio's API, as a client uses it. */
export function studioApi(url: string) {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  return {
    get: (path: string, headers: Record<string, string> = {}) =>
      fetch(`${url}${path}`, { headers }),
    post,
    async upload(...files: { name: string; content: Buffer }[]): Promise<Response> {
      const form = new FormData();
      for (const { name, content } of files) {
        form.append("file", new File([new Uint8Array(content)], name));
      }
      // A large form takes so long to put together that a line kept open may be closed just then.
      const headers = { Connection: "close" };
      return fetch(`${url}/api/assets`, { method: "POST", body: form, headers });
    },
    async keep(name: string, content: Buffer) {
      const response = await this.upload({ name, content });
      const [asset] = assetsCreatedSchema.parse(await response.json()).assets;
      if (!asset) throw new Error("Nothing was kept.");
      return asset;
    },
    generate: (request: unknown, key: string) =>
      post("/api/generations", request, { "Idempotency-Key": key }),
    async generation(id: string): Promise<Generation> {
      const response = await fetch(`${url}/api/generations/${id}`);
      return generationEnvelopeSchema.parse(await response.json()).generation;
    },
    /** Polls until the generation is as wanted, which may pass; without a limit of its own. */
    async until(id: string, isWanted: (generation: Generation) => boolean): Promise<Generation> {
      for (;;) {
        const generation = await this.generation(id);
        if (isWanted(generation)) return generation;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    /** An end stays, so the longer it takes the more rarely it asks: asking keeps both sides busy. */
    async untilEnded(id: string): Promise<Generation> {
      for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 1.3, 400)) {
        const generation = await this.generation(id);
        if (!isOpen(generation.status)) return generation;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    },
  };
}
