import { expect, it } from "vitest";
import { isDatabaseUnreachable, toAppError } from "./database-error.ts";

/** As Prisma throws it when PostgreSQL is stopped in the middle of a query. */
function queryCutBy(originalCode: string): Error {
  const adapterError = Object.assign(new Error("DriverAdapterError"), { cause: { kind: "postgres", originalCode } });
  return Object.assign(new Error("Invalid invocation"), { code: "P2010", meta: { driverAdapterError: adapterError } });
}

it.each(["57P01", "57P03"])("a query that PostgreSQL cut with %s counts as the database being away", (code) => {
  expect(isDatabaseUnreachable(queryCutBy(code))).toBe(true);
  expect(toAppError(queryCutBy(code)).code).toBe("unavailable");
});

it("a fault of the query itself is none of the connection", () => {
  expect(isDatabaseUnreachable(queryCutBy("23505"))).toBe(false);
  expect(toAppError(new Error("x", { cause: new Error("y") })).code).toBe("internal");
});

it("a lost connection is found below what wraps it", () => {
  expect(isDatabaseUnreachable(new Error("outer", { cause: Object.assign(new Error("inner"), { code: "ECONNREFUSED" }) }))).toBe(true);
});

it("a connection that was lost inside a transaction counts as the database being away", () => {
  const error = new Error("Client has encountered a connection error and is not queryable");
  expect(toAppError(error).code).toBe("unavailable");
});
