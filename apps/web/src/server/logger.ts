import pino from "pino";

/** JSON lines to standard output. What could carry a secret is cut out by name. */
export const logger = pino({
  name: "web",
  level: process.env["LOG_LEVEL"] ?? "info",
  redact: { paths: ["*.password", "*.passphrase", "*.secret", "*.secretAccessKey", "*.credentials", "*.token"], censor: "[redacted]" },
});
