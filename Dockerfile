FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npx -y "$(node -p 'require("./package.json").packageManager')" install --frozen-lockfile \
  && node_modules/.bin/turbo run build \
  && node scripts/pack.mjs /packed

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium-headless-shell dumb-init \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /packed /app
# One malloc arena: threads' own ones keep some 5 MB that nobody uses.
ENV NODE_ENV=production HOST=0.0.0.0 MALLOC_ARENA_MAX=1 CHROMIUM_PATH=/usr/lib/chromium/chromium-headless-shell
# Not root: Chromium's own sandbox needs that, and nothing here needs more.
USER node
# dumb-init reaps what a killed browser leaves and hands SIGTERM on.
ENTRYPOINT ["dumb-init", "--"]
CMD ["node", "--max-semi-space-size=1", "apps/server/dist/main.mjs"]
