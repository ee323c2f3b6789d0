import { createHash } from "node:crypto";
import { AppError } from "@zerolake/db";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Services } from "@/server/services.ts";

const WINDOW_SECONDS = 3_600;
/** Letters to one address, and questions from one network address, within the window. */
const PER_ACCOUNT = 5;
const PER_ADDRESS = 30;

/** Nobody's mailbox is filled, and nobody tries many addresses; the same for addresses that are known and for others. */
export async function limitResets(
  { redis }: Pick<Services, "redis">,
  { email, address }: { email: string; address: string },
): Promise<void> {
  const account = createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
  try {
    await limiterOf(redis, { keyPrefix: "reset-account", points: PER_ACCOUNT }).consume(account);
    await limiterOf(redis, { keyPrefix: "reset-address", points: PER_ADDRESS }).consume(address);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new AppError("rateLimited", { message: "Too many letters were asked for.", hint: "Try again in an hour, or ask an owner." });
  }
}

function limiterOf(redis: Services["redis"], { keyPrefix, points }: { keyPrefix: string; points: number }): RateLimiterRedis {
  const limits = { keyPrefix, points, duration: WINDOW_SECONDS };
  return new RateLimiterRedis({ storeClient: redis, ...limits, insuranceLimiter: new RateLimiterMemory(limits) });
}
