import { join } from "node:path";
import type { NextConfig } from "next";
import { DATA_HEADERS, SECURITY_HEADERS } from "./src/server/security-headers.ts";

const repositoryRoot = join(import.meta.dirname, "../..");

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
  // Clients of SCIM ask for `/Users/?filter=…`, and some lose their token on the way to another address.
  skipTrailingSlashRedirect: true,
  devIndicators: false,
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: SECURITY_HEADERS },
      { source: "/api/:path*", headers: DATA_HEADERS },
    ]),
};

export default config;
