import { redactLogArguments } from "@zerolake/resources";
import { type DestinationStream, type Logger, pino, stdSerializers } from "pino";

/** JSON lines on standard output, or where `destination` says, without secrets. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options = {
    name: "worker",
    level,
    base: { pid: process.pid },
    // Errors have been made maps before.
    serializers: { err: (known: unknown) => known },
    hooks: {
      logMethod(this: Logger, given: Parameters<Logger["info"]>, method: (...args: Parameters<Logger["info"]>) => void) {
        method.apply(this, redactLogArguments(given, stdSerializers.err) as Parameters<Logger["info"]>);
      },
    },
  };
  return pino(options, destination);
}
