import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { LookupFunction } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { assetsCreatedSchema } from "@/lib/core/api/asset";
import { fetchImage } from "@/lib/server/assets/fetch-image";
import { plainPicture } from "../support/pictures";
import { freshFolder, startStudio } from "../support/processes";
import { studioApi } from "../support/studio-api";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A web server of this machine; gives `127.0.0.1:port`. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const address = server.address();
  return `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

describe("an address that a person enters", () => {
  it.each([
    "http://127.0.0.1/a.png",
    "http://localhost:3000/a.png",
    "http://[::1]/a.png",
    "http://[::ffff:127.0.0.1]/a.png",
    "http://[fd00::1]/a.png",
    "http://0.0.0.0/a.png",
    "http://10.0.0.1/a.png",
    "http://172.16.3.4/a.png",
    "http://192.168.1.1/a.png",
    "http://169.254.169.254/latest/meta-data",
    "http://100.100.100.200/latest/meta-data",
    "http://2130706433/a.png",
    "http://0x7f.1/a.png",
    "https://127.0.0.1/a.png",
  ])("%s leads into a private network", async (address) => {
    expect(await fetchImage(address, { privateHosts: [] })).toEqual({ code: "import.forbidden" });
  });

  it.each([
    "ftp://example.com/a.png",
    "file:///etc/passwd",
    "data:image/png;base64,AAAA",
    "https://user:secret@example.com/a.png",
    "a.png",
  ])("%s is not a web address", async (address) => {
    expect(await fetchImage(address, { privateHosts: [] })).toEqual({ code: "import.address" });
  });

  it("is checked again after a redirect", async () => {
    let reached = false;
    const inner = await serve((_, response) => {
      reached = true;
      response.end("secret");
    });
    const outer = await serve((_, response) => {
      response.writeHead(302, { Location: `http://${inner}/admin` }).end();
    });
    const answer = await fetchImage(`http://${outer}/`, { privateHosts: [outer] });
    expect(answer).toEqual({ code: "import.forbidden" });
    expect(reached).toBe(false);
  });

  it("is not followed to anything but a web address, nor forever", async () => {
    const elsewhere = await serve((_, response) => {
      response.writeHead(302, { Location: "file:///etc/passwd" }).end();
    });
    const options = { privateHosts: [elsewhere] };
    expect(await fetchImage(`http://${elsewhere}/`, options)).toEqual({ code: "import.address" });
    const circle: string = await serve((_, response) => {
      response.writeHead(302, { Location: "/again" }).end();
    });
    expect(await fetchImage(`http://${circle}/`, { privateHosts: [circle] })).toEqual({
      code: "import.redirects",
    });
  });

  it("gains nothing from a name server that changes its answer", async () => {
    let reached = false;
    const inner = await serve((_, response) => {
      reached = true;
      response.end("secret");
    });
    const port = inner.split(":")[1];
    let asked = 0;
    const lookup: LookupFunction = (_, { all }, callback) => {
      // Whoever judged one answer and connected to the next would reach the machine itself.
      const address = asked === 0 ? "93.184.216.34" : "127.0.0.1";
      asked += 1;
      if (all) callback(null, [{ address, family: 4 }]);
      else callback(null, address, 4);
    };
    const url = `http://rebind.example:${port}/`;
    const options = { privateHosts: [], lookup, timeoutMs: 500 };
    expect(await fetchImage(url, options)).toEqual({ code: "import.unreachable" });
    expect(asked).toBe(1);
    expect(await fetchImage(url, options)).toEqual({ code: "import.forbidden" });
    expect(reached).toBe(false);
  });
});

describe("the studio", () => {
  it("keeps an image from the web once, and says what is wrong with anything else", async () => {
    const picture = await plainPicture(640, 480);
    const host = await serve((request, response) => {
      if (request.url === "/gone.png") response.writeHead(404).end();
      else if (request.url === "/page.html") response.end("<html>hello</html>");
      else if (request.url === "/half.png") {
        response.writeHead(200, { "Content-Length": picture.length });
        response.write(picture.subarray(0, 100));
        setTimeout(() => response.destroy(), 50);
      } else response.end(picture);
    });
    const studio = await startStudio({
      STUDIO_DATA_DIR: await freshFolder(),
      STUDIO_IMPORT_HOSTS: host,
    });
    const api = studioApi(studio.url);
    const from = (url: string) => api.post("/api/assets/import", { url });
    const kept = await from(`http://${host}/photos/blue%20vase.png`);
    expect(kept.status).toBe(201);
    const [asset] = assetsCreatedSchema.parse(await kept.json()).assets;
    expect(asset).toMatchObject({ name: "blue vase.png", width: 640, height: 480 });
    const again = assetsCreatedSchema.parse(await (await from(`http://${host}/x.png`)).json());
    expect(again.assets[0]?.id).toBe(asset?.id);

    const codeOf = async (url: string) => {
      const response = await from(url);
      const problem = await response.json();
      return [response.status, problem.errors?.[0]?.path, problem.errors?.[0]?.code];
    };
    const at = (code: string) => [422, "url", code];
    expect(await codeOf(`http://${host}/gone.png`)).toEqual(at("import.status"));
    expect(await codeOf(`http://${host}/page.html`)).toEqual(at("image.unreadable"));
    expect(await codeOf(`http://${host}/half.png`)).toEqual(at("import.unreachable"));
    expect(await codeOf("http://127.0.0.1:1/a.png")).toEqual(at("import.forbidden"));
    expect(await codeOf("nothing")).toEqual(at("import.address"));
    await studio.stop();
  });
});
