import { redactLogArguments } from "@zerolake/resources";
import pino from "pino";

/** JSON lines to standard output, without secrets. */
export const logger = pino({
  name: "web",
  level: process.env["LOG_LEVEL"] ?? "info",
  // Errors have been made maps before.
  serializers: { err: (known: unknown) => known },
  hooks: {
    logMethod(given, method) {
      method.apply(this, redactLogArguments(given, pino.stdSerializers.err) as Parameters<typeof method>);
    },
  },
});
