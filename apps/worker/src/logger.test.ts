import { describe, expect, it } from "vitest";
import { createLogger } from "./logger.ts";

function written(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = "";
  write(createLogger("info", { write: (line: string) => (text += line) }));
  return text;
}

describe("the worker's log", () => {
  it("holds no secret, whether in a field, a message, an error or its cause", () => {
    const cause = new Error("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl was refused");
    const error = Object.assign(new Error("postgres://ada:hunter2-long@db/lake is away", { cause }), { clientSecret: "wJalrXUtnFEMI" });
    const text = written((logger) => {
      logger.error({ err: error, connection: { credentials: { secretAccessKey: "abcdefghij1234" } } }, "token=abcdefghij5678 was refused");
      logger.warn(error);
    });
    expect(text.match(/hunter2|eyJ|wJalr|abcdefghij/g)).toBeNull();
    expect(text).toContain("is away");
    expect(text).toContain("was refused");
    expect(
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).err.type),
    ).toEqual(["Error", "Error"]);
  });
});
