import { describe, expect, it } from "vitest";
import { clockOf, minutesOf } from "./clock-minutes.ts";

describe("times of a day", () => {
  it("are read as they are written", () => {
    for (const minutes of [0, 1, 59, 60, 510, 1_439, 1_440]) expect(minutesOf(clockOf(minutes))).toBe(minutes);
    expect([clockOf(510), clockOf(1_440), minutesOf("8:30"), minutesOf(" 08:30 ")]).toEqual(["08:30", "24:00", 510, 510]);
  });

  it("are nothing else", () => {
    expect(["", "8", "8.30", "24:01", "12:60", "-1:00", "123:00", "08:30 am"].map(minutesOf)).toEqual(Array.from({ length: 8 }));
  });
});
