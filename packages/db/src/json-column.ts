import type { Prisma } from "./generated/client.ts";
import { storableJson } from "./storable.ts";

/** A copy that PostgreSQL can hold, in Prisma's mutable input type, to which our read-only types are not assignable. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(storableJson(value)) as Prisma.InputJsonValue;
}
