import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, lastHoursChange, nextHoursChange, type WorkingHours } from "./working-hours.ts";

const ZONES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns", "Pacific/Auckland", "UTC"];
const HOUR_MS = 3_600_000;

const hoursOf: fc.Arbitrary<WorkingHours> = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    startMinute: fc.integer({ min: 0, max: 1_320 }),
    minutes: fc.integer({ min: 120, max: 1_440 }),
  })
  .map(({ minutes, ...rest }) => ({ ...rest, endMinute: Math.min(1_440, rest.startMinute + minutes) }));
const moment = fc.date({ min: new Date("2024-01-01T00:00:00Z"), max: new Date("2028-01-01T00:00:00Z"), noInvalidDate: true });

/** What a clock on the wall of the zone shows: weekday and minutes after midnight. */
function wallClock(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

const minutesOf = (shown: string) => Number(shown.slice(-5, -3)) * 60 + Number(shown.slice(-2));

/** Whether the zone changes its clocks within a day of the moment. */
function isNearChange(at: Date, timeZone: string): boolean {
  const offsets = [-30, -3, 3, 30].map((hours) => {
    const near = new Date(at.getTime() + hours * HOUR_MS);
    return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).format(near).split("GMT")[1];
  });
  return new Set(offsets).size > 1;
}

const BERLIN = { timeZone: "Europe/Berlin", days: [1, 2, 3, 4, 5], startMinute: 8 * 60, endMinute: 19 * 60 };
function changesAfter(hours: WorkingHours, from: string, count: number): readonly string[] {
  const told: string[] = [];
  let at = new Date(from);
  for (let index = 0; index < count; index += 1) {
    const next = nextHoursChange(hours, at);
    if (!next) break;
    told.push(`${next.action} ${next.at.toISOString()}`);
    at = next.at;
  }
  return told;
}

describe("working hours", () => {
  it("begin and end in turn: a change is the last one until the next one comes", () => {
    fc.assert(
      fc.property(hoursOf, moment, (hours, at) => {
        const next = nextHoursChange(hours, at);
        const last = lastHoursChange(hours, at);
        const isRoundTheClock = hours.days.length === 7 && hours.startMinute === 0 && hours.endMinute === 1_440;
        expect([next === undefined, last === undefined]).toEqual([isRoundTheClock, isRoundTheClock]);
        if (!next || !last) return;
        expect(next.at.getTime()).toBeGreaterThan(at.getTime());
        expect(last.at.getTime()).toBeLessThanOrEqual(at.getTime());
        expect(next.action).not.toBe(last.action);
        expect(lastHoursChange(hours, next.at)).toEqual(next);
        expect(lastHoursChange(hours, new Date(next.at.getTime() - 1))).toEqual(last);
        expect(nextHoursChange(hours, last.at)).toEqual(next);
      }),
    );
  });

  it("begin and end when the clock on the wall shows so, in every zone, summer and winter", () => {
    fc.assert(
      fc.property(hoursOf, moment, (hours, at) => {
        const next = nextHoursChange(hours, at);
        if (!next || isNearChange(next.at, hours.timeZone)) return;
        const wanted = next.action === "wake" ? hours.startMinute : hours.endMinute % 1_440;
        expect(minutesOf(wallClock(next.at, hours.timeZone))).toBe(wanted);
      }),
    );
  });

  it("stay at eight o'clock over the weekend on which summer time begins", () => {
    expect(changesAfter(BERLIN, "2026-03-27T12:00:00Z", 3)).toEqual([
      "hibernate 2026-03-27T18:00:00.000Z",
      "wake 2026-03-30T06:00:00.000Z",
      "hibernate 2026-03-30T17:00:00.000Z",
    ]);
  });

  it("begin as long after a skipped hour as they would have, and at the first of an hour that comes twice", () => {
    const sundays = { timeZone: "Europe/Berlin", days: [7], startMinute: 150, endMinute: 600 };
    expect(changesAfter(sundays, "2026-03-28T12:00:00Z", 1)).toEqual(["wake 2026-03-29T01:30:00.000Z"]);
    expect(changesAfter(sundays, "2026-10-24T12:00:00Z", 1)).toEqual(["wake 2026-10-25T00:30:00.000Z"]);
  });

  it("that touch are one span, and hours round the clock never end", () => {
    const weekdays = { ...BERLIN, startMinute: 0, endMinute: 1_440 };
    expect(changesAfter(weekdays, "2026-06-01T12:00:00Z", 2)).toEqual([
      "hibernate 2026-06-05T22:00:00.000Z",
      "wake 2026-06-07T22:00:00.000Z",
    ]);
    expect(nextHoursChange({ ...weekdays, days: [1, 2, 3, 4, 5, 6, 7] }, new Date())).toBeUndefined();
  });

  it("know zones by their IANA names", () => {
    expect(["Europe/Berlin", "UTC", "Europe/Atlantis", "", "now"].map(isTimeZone)).toEqual([true, true, false, false, false]);
  });
});
