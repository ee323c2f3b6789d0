import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const CONTROL_TOKEN = "control-token-of-tests";

/** The sandbox's program. It is another deployable, reached over HTTP only: no package depends on it. */
const PROGRAM = join(import.meta.dirname, "../../../apps/sandbox/src/main.ts");

function databaseUrl(): string {
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL must name a PostgreSQL for the sandbox of these tests");
  return url;
}

/** Starts the sandbox on a schema of its own and resolves with its address. */
export async function startProgram(schema: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl(),
      SANDBOX_SCHEMA: schema,
      SANDBOX_CONTROL_TOKEN: CONTROL_TOKEN,
      SANDBOX_PORT: "0",
      SANDBOX_PROFILE: "zero",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listens on (http:[^"\s]+)/.exec(line)?.[1];
    if (url) return { child, url };
    said.push(line);
  }
  throw new Error(`The sandbox did not start: ${said.join("; ")}`);
}

/** One request to the control API; throws for an answer that is not 200. */
export async function control(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${url}/_sandbox/${path}`, {
    method,
    headers: { authorization: `Bearer ${CONTROL_TOKEN}` },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}
