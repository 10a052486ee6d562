# The Node of package.json; a test holds both equal. When to raise them: SECURITY.md, "What an update is".
ARG NODE_VERSION=24.21.0
FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
# Turbo looks for the package manager on the PATH.
ENV PATH=/app/node_modules/.bin:$PATH
COPY . .
RUN npx -y "$(node -p 'require("./package.json").packageManager')" install --frozen-lockfile \
  && turbo run build \
  && node scripts/pack.mjs /packed

FROM node:${NODE_VERSION}-bookworm-slim
# Debian's newest at every build. Its archive keeps no older one, so a version cannot be pinned, but a mirror that lags
# behind what was tested is refused.
ARG CHROMIUM_LEAST=156.0.8078.108-1~deb12u1
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium-headless-shell dumb-init \
  && rm -rf /var/lib/apt/lists/* \
  && dpkg --compare-versions "$(dpkg-query -f '${Version}' -W chromium-headless-shell)" ge "$CHROMIUM_LEAST"
WORKDIR /app
COPY --from=build /packed /app
# One malloc arena: threads' own ones keep some 5 MB that nobody uses.
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data MALLOC_ARENA_MAX=1 CHROMIUM_PATH=/usr/lib/chromium/chromium-headless-shell
RUN install -d -o node -g node -m 700 /data
# Not root: Chromium's own sandbox needs that, and nothing here needs more.
USER node
# A shell of 3 MB asks; another Node would take 40 MB every time.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-3000} && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# dumb-init reaps what a killed browser leaves and hands SIGTERM on.
ENTRYPOINT ["dumb-init", "--"]
# No signal opens a debugger to the memory that holds passwords.
CMD ["node", "--max-semi-space-size=1", "--disable-sigusr1", "apps/server/dist/main.mjs"]
