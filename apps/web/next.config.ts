import { join } from "node:path";
import type { NextConfig } from "next";

const repositoryRoot = join(import.meta.dirname, "../..");

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

const config: NextConfig = {
  output: "standalone",
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  transpilePackages: [
    "@zerolake/access",
    "@zerolake/advisors",
    "@zerolake/blueprint",
    "@zerolake/catalog",
    "@zerolake/compiler",
    "@zerolake/db",
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
  headers: () => Promise.resolve([{ source: "/:path*", headers: SECURITY_HEADERS }]),
};

export default config;
