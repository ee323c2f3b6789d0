import { type Logger, pino } from "pino";

/** Names under which a secret could reach a log line, at any of the depths that we log. */
const SECRET_FIELDS = [
  "secretAccessKey",
  "sessionToken",
  "accessKeyId",
  "credentials",
  "password",
  "passphrase",
  "token",
  "authorization",
  "$secret",
];

const paths = SECRET_FIELDS.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`, `*.*.*["${field}"]`]);

/** JSON lines on standard output, secrets hidden by field name. */
export function createLogger(level: string): Logger {
  return pino({ name: "worker", level, redact: { paths, censor: "(hidden)" }, base: { pid: process.pid } });
}
