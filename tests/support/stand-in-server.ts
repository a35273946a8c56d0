import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import type { Vite } from "vitest/node";
import type * as StreamModule from "../../lib/server/http/live-stream";
import type * as HubModule from "../../lib/server/live/hub-here";
import { type answerSchema, roomCookie, wishSchema } from "./stand-in-wishes.ts";

type Hub = ReturnType<typeof HubModule.createLiveHub>;
type Answer = ReturnType<typeof answerSchema.parse>;

/** One test's own part of the server. */
interface Room {
  hub: Hub;
  /** The last event ids that streams were requested with, "" for none, in order. */
  streamsAsked: string[];
  streams: Set<ServerResponse>;
  refusedWith: number | undefined;
  answers: Map<string, Answer>;
  /** The requests, such as "GET /api/assets", in order. */
  asked: string[];
  held: { call: string; send: () => void }[];
}

/**
 * A studio for components under test, in the server that serves the tests. Its events come from the
 * studio's own hub and stream; its answers come from the test. The test also controls connections:
 * it can break them, refuse them, and delay answers.
 */
export function standInServer(): Vite.Plugin {
  return {
    name: "stand-in-server",
    configureServer(server) {
      const rooms = new Map<string, Promise<Room>>();
      const roomOf = (request: IncomingMessage) => {
        const name = new RegExp(`${roomCookie}=([\\w-]+)`).exec(request.headers.cookie ?? "")?.[1];
        const known = rooms.get(name ?? "") ?? openRoom(server);
        rooms.set(name ?? "", known);
        return known;
      };
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "", "http://localhost");
        if (pathname === "/stand-in") {
          void roomOf(request).then((room) => grant(server, room, request, response));
        } else if (pathname === "/api/events") {
          void roomOf(request).then((room) => stream(server, room, request, response));
        } else if (pathname.startsWith("/api/")) {
          void roomOf(request).then((room) => answer(room, request, response));
        } else next();
      });
    },
  };
}

// The studio's own modules, with aliases resolved as in the tests.
async function hubOf(server: Vite.ViteDevServer): Promise<Hub> {
  const module = await server.ssrLoadModule("/lib/server/live/hub-here.ts");
  const createLiveHub: typeof HubModule.createLiveHub = module.createLiveHub;
  return createLiveHub();
}
async function streamMaker(server: Vite.ViteDevServer) {
  const module = await server.ssrLoadModule("/lib/server/http/live-stream.ts");
  const liveStream: typeof StreamModule.liveStream = module.liveStream;
  return liveStream;
}

async function openRoom(server: Vite.ViteDevServer): Promise<Room> {
  return {
    hub: await hubOf(server),
    streamsAsked: [],
    streams: new Set(),
    refusedWith: undefined,
    answers: new Map(),
    asked: [],
    held: [],
  };
}

async function grant(
  server: Vite.ViteDevServer,
  room: Room,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const wish = wishSchema.parse(await json(request));
  switch (wish.kind) {
    case "publish":
      for (const event of wish.events) room.hub.publish(event);
      break;
    case "write":
      for (const open of room.streams) open.write(wish.text);
      break;
    case "cut":
      for (const open of room.streams) open.destroy();
      break;
    case "refuse":
      room.refusedWith = wish.status;
      break;
    case "restart":
      room.hub.close();
      room.hub = await hubOf(server);
      break;
    case "answer":
      room.answers.set(wish.call, wish.answer);
      break;
    case "release": {
      const known = room.answers.get(wish.call);
      if (known) room.answers.set(wish.call, { ...known, isHeld: false });
      for (const { send } of room.held.filter(({ call }) => call === wish.call)) send();
      room.held = room.held.filter(({ call }) => call !== wish.call);
      break;
    }
    case "look":
  }
  const { streamsAsked, streams, asked } = room;
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify({ streamsAsked, openStreams: streams.size, asked }));
}

async function stream(
  server: Vite.ViteDevServer,
  room: Room,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const after = new URL(request.url ?? "", "http://localhost").searchParams.get("after");
  const header = request.headers["last-event-id"];
  const lastEventId = (typeof header === "string" ? header : undefined) ?? after ?? undefined;
  room.streamsAsked.push(lastEventId ?? "");
  if (room.refusedWith !== undefined) {
    response.writeHead(room.refusedWith).end();
    return;
  }
  const liveStream = await streamMaker(server);
  const left = new AbortController();
  room.streams.add(response);
  response.on("close", () => {
    room.streams.delete(response);
    left.abort();
  });
  const { headers, body } = liveStream(room.hub, left.signal, lastEventId);
  response.writeHead(200, Object.fromEntries(headers));
  const reader = body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) break;
    response.write(part.value);
  }
  response.end();
}

async function answer(
  room: Room,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const call = `${request.method} ${request.url}`;
  room.asked.push(call);
  // Even an unused body must be read, or the browser goes on sending it.
  request.resume();
  const { status, body, isHeld } = room.answers.get(call) ?? notThere;
  const send = () => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
  if (isHeld) room.held.push({ call, send });
  else send();
}

const notThere: Answer = {
  status: 404,
  body: { type: "about:blank", title: "Not Found", status: 404, code: "notFound" },
  isHeld: false,
};
