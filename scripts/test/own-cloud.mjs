import { join } from "node:path";
import { startServer } from "../services/child.mjs";

/**
 * A sandbox in a process of its own, for the journeys that take a cloud away: the worker takes it for AWS. `kill` ends it as a power
 * cut would; `start` brings it back at the same address with what it has written down.
 */
export async function startOwnCloud(root, { port, databaseUrl, token }) {
  const environment = { DATABASE_URL: databaseUrl, SANDBOX_PORT: String(port), SANDBOX_SCHEMA: "own_cloud", SANDBOX_CONTROL_TOKEN: token };
  const begin = () =>
    startServer({
      name: "The cloud",
      command: process.execPath,
      args: [join(root, "apps/sandbox/dist/main.js")],
      options: { cwd: root, env: { ...process.env, ...environment } },
      ready: /listens on/,
      signal: "SIGKILL",
    });
  let server = await begin();
  const kill = async () => {
    await server?.stop();
    server = undefined;
  };
  const start = async () => {
    server ??= await begin();
  };
  return { url: `http://127.0.0.1:${port}`, service: { kill, start }, stop: kill };
}
