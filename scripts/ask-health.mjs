// Asks the studio of this container whether it works; for the health check of the Dockerfile.
const port = process.env.PORT || 3000;
const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
