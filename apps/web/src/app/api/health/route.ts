import { checkHealth } from "@/server/health/check-health.ts";
import { services } from "@/server/services.ts";

export const dynamic = "force-dynamic";

/** For probes: 200 while the console can work, 503 while PostgreSQL or Redis is away. A missing worker only delays. */
export async function GET(): Promise<Response> {
  const health = await checkHealth(services());
  const isUsable = health.isDatabaseUp && health.isQueueUp;
  return Response.json(health, { status: isUsable ? 200 : 503, headers: { "cache-control": "no-store" } });
}
