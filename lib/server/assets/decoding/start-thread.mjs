// Starts a decoding thread directly from the sources. A bundler would have to know about threads,
// and tests run without one.
import "../../own-sources.mjs";

await import("./thread.ts");
