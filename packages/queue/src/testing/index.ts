export { hasRedis, type RedisServer, startRedis } from "./redis-server.ts";
