import { join } from "node:path";
import { startPostgres } from "../services/postgres.mjs";
import { startRedis } from "../services/redis.mjs";

/**
 * A PostgreSQL and a Redis for the tests alone, in `folder`. A test can take each away and bring it back at the same address:
 * PostgreSQL keeps its data, Redis comes back empty.
 */
export async function startOwnServices(folder) {
  const postgres = await startService((port) => startPostgres({ dataDir: join(folder, "postgres"), fsync: false, ...port }));
  const redis = await startService((port) => startRedis({ dir: join(folder, "redis"), ...port })).catch(async (error) => {
    await postgres.stop();
    throw error;
  });
  return {
    databaseUrl: postgres.url,
    redisUrl: redis.url,
    services: { postgres, redis },
    async stop() {
      await redis.stop();
      await postgres.stop();
    },
  };
}

async function startService(begin) {
  const first = await begin({});
  let server = first;
  return {
    url: first.url,
    async stop() {
      await server?.stop();
      server = undefined;
    },
    async start() {
      server ??= await begin({ port: first.port });
    },
    /** It keeps its connections and answers nothing any more, as a server on an overloaded machine does. */
    freeze: () => server && process.kill(server.pid, "SIGSTOP"),
    thaw: () => server && process.kill(server.pid, "SIGCONT"),
  };
}
