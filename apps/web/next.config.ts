import { join } from "node:path";
import type { NextConfig } from "next";

const repositoryRoot = join(import.meta.dirname, "../..");

/** The content policy of pages comes from the proxy, with a nonce for each. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];
/** What is no page: data, files and redirects, which nothing is loaded into. */
const DATA_HEADERS = [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }];

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: repositoryRoot,
  // Read when somebody opens a guide.
  outputFileTracingIncludes: { "/docs/single-sign-on/[guide]": ["../../docs/single-sign-on/*.md"] },
  turbopack: { root: repositoryRoot },
  transpilePackages: [
    "@zerolake/access",
    "@zerolake/advisors",
    "@zerolake/blueprint",
    "@zerolake/catalog",
    "@zerolake/compiler",
    "@zerolake/db",
    "@zerolake/delivery",
    "@zerolake/execution",
    "@zerolake/planner",
    "@zerolake/pricing",
    "@zerolake/queue",
    "@zerolake/resources",
    "@zerolake/retarget",
  ],
  serverExternalPackages: ["bullmq", "ioredis", "pg", "pino"],
  poweredByHeader: false,
  devIndicators: false,
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: SECURITY_HEADERS },
      { source: "/api/:path*", headers: DATA_HEADERS },
    ]),
};

export default config;
