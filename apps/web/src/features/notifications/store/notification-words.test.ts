import { describe, expect, it } from "vitest";
import { deliveryInWords, kindsInWords } from "./notification-words.ts";

const tried = { deliveredAt: null, givenUpAt: null, triedAt: new Date(), status: null, tookMs: null, answer: null, tries: 1 };
const at = new Date();

describe("deliveryInWords", () => {
  it("says what came back and how long that took", () => {
    expect(deliveryInWords({ ...tried, deliveredAt: at, status: 200, tookMs: 240, answer: "ok" })).toBe("Delivered, 200 in 240 ms.");
  });

  it("says nothing while nobody knows", () => {
    expect(deliveryInWords(tried)).toBeUndefined();
  });

  it("tells what is tried again from what is given up", () => {
    expect(deliveryInWords({ ...tried, status: 503, tookMs: 12 })).toBe("Not taken: 503 in 12 ms. Tried again later.");
    expect(deliveryInWords({ ...tried, givenUpAt: at, status: 503, tookMs: 12, tries: 8 })).toBe(
      "Not delivered after 8 tries: 503 in 12 ms.",
    );
    expect(deliveryInWords({ ...tried, givenUpAt: at, tookMs: 3, answer: "hook.example could not be called." })).toBe(
      "Not delivered: hook.example could not be called.",
    );
  });
});

describe("kindsInWords", () => {
  it("names two kinds and counts the rest", () => {
    expect(kindsInWords(["deployment.failed"])).toBe("A deployment failed");
    expect(kindsInWords(["connection.broken", "connection.mended"])).toBe("A connection stopped working; a connection works again");
    expect(kindsInWords(["connection.broken", "connection.mended", "drift.found"])).toBe("A connection stopped working and 2 more");
  });
});
