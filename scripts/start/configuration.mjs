import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { Remedy } from "./remedy.mjs";

const PORT_DEFAULT = 3000;

/** What the environment asks for, and what is kept in the data folder between starts. */
export function readConfiguration(root, environment) {
  const port = Number(environment.PORT ?? PORT_DEFAULT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Remedy(`PORT is "${environment.PORT}", which is not a port number.`, "Set PORT to a number between 1 and 65535.");
  }
  const dataDir = resolve(environment.ZEROLAKE_DATA_DIR ?? join(root, ".zerolake"));
  try {
    mkdirSync(join(dataDir, "logs"), { recursive: true });
  } catch (error) {
    throw new Remedy(
      `The data folder ${dataDir} cannot be made: ${error.message}`,
      "Set ZEROLAKE_DATA_DIR to a folder that you may write to.",
    );
  }
  return {
    root,
    port,
    dataDir,
    origin: environment.ZEROLAKE_URL ?? `http://127.0.0.1:${port}`,
    databaseUrl: environment.DATABASE_URL,
    redisUrl: environment.REDIS_URL,
    sandboxProfile: environment.SANDBOX_PROFILE ?? "fast",
  };
}

/** A secret of this installation: made once, readable by its owner only. */
export function keepSecret(dataDir, name) {
  const path = join(dataDir, name);
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600 });
  return readFileSync(path, "utf8").trim();
}

export async function assertPortIsFree(port) {
  if (await isFree(port)) return;
  throw new Remedy(`Port ${port} is in use by another program.`, `Start on another one: PORT=${port + 1} npm start`);
}

export function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

function isFree(port) {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });
}
