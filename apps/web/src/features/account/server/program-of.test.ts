import { describe, expect, it } from "vitest";
import { programOf } from "./program-of.ts";

const MOZILLA = "Mozilla/5.0";

describe("a program in words", () => {
  it.each([
    [`${MOZILLA} (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36`, "Chrome on Linux"],
    [
      `${MOZILLA} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0`,
      "Edge on Windows",
    ],
    [
      `${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15`,
      "Safari on macOS",
    ],
    [`${MOZILLA} (Android 15; Mobile; rv:142.0) Gecko/142.0 Firefox/142.0`, "Firefox on Android"],
    [`${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1`, "Safari on iOS"],
    ["curl/8.5.0", "curl/8.5.0"],
    [null, "Unknown program"],
  ])("%s", (userAgent, words) => {
    expect(programOf(userAgent)).toBe(words);
  });
});
