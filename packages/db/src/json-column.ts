import type { Prisma } from "./generated/client.ts";

/** Our read-only types are JSON, but not assignable to Prisma's mutable input type. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}
