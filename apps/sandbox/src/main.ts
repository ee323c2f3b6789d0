import { readEnvironment } from "./environment.ts";
import { startSandbox } from "./start-sandbox.ts";

/** One JSON line per event, so that a launcher can show or store it. */
function log(level: "info" | "error", message: string, detail: object = {}): void {
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), name: "sandbox", message, ...detail })}\n`);
}

async function main(): Promise<void> {
  const sandbox = await startSandbox({
    ...readEnvironment(process.env),
    onError: (error) =>
      log("error", error instanceof Error ? error.message : String(error), error instanceof Error ? { stack: error.stack } : {}),
  });
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    sandbox.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log("error", `The sandbox did not stop cleanly: ${String(error)}`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  log("info", `The sandbox listens on ${sandbox.url}`);
}

main().catch((error: unknown) => {
  log("error", error instanceof Error ? error.message : String(error));
  process.exit(1);
});
