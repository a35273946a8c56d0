/// <reference types="vite/types/importMeta.d.ts" />

type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/**
 * Every route handler with the paths that it answers, those without variable parts first. Vite finds
 * the files, for tests as well as for the bundle; each is loaded when it is first asked.
 */
const routes = Object.entries(
  import.meta.glob<Record<string, RouteHandler | undefined>>("../../../app/**/route.ts"),
)
  .map(([file, load]) => {
    const parts = file
      .split("/app/")[1]
      ?.split("/")
      .slice(0, -1)
      .map((part) =>
        part
          .replace(/^\[\.\.\.(\w+)\]$/, "(?<$1>.+)")
          .replace(/^\[(\w+)\]$/, "(?<$1>[^/]+)")
          .replace(/\.(?=\w+$)/, "\\."),
      );
    return { path: new RegExp(`^/${parts?.join("/")}/?$`), file, load };
  })
  .sort((left, right) => variableParts(left.file) - variableParts(right.file));

/** Sorts a part that takes any number of segments after those that take one. */
function variableParts(file: string): number {
  return file.split("[").length + (file.includes("[...") ? 100 : 0);
}

/** Answers as Next does, from the real route handlers. */
export async function answerWithRoutes(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const route = routes.find(({ path }) => path.test(pathname));
  if (!route) return new Response(null, { status: 404 });
  const handlers = await route.load();
  // As Next does: a head is asked of the handler that gives the whole.
  const handler = handlers[request.method === "HEAD" ? "GET" : request.method];
  if (!handler) return new Response(null, { status: 405 });
  const params = { ...route.path.exec(pathname)?.groups };
  return handler(request, { params: Promise.resolve(params) });
}
