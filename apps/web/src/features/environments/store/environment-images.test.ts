import { describe, expect, it } from "vitest";
import { IMAGE_REFERENCE, imagesOf, withImages } from "./environment-images.ts";

const RUNTIME = `registry.example.com/zerolake/runtime@sha256:${"a".repeat(64)}`;

describe("images of an environment", () => {
  it("are kept beside every other answer, and an empty one is taken away", () => {
    const before = { "images.runtime": RUNTIME, "images.python": RUNTIME, certificateArn: "arn" };
    expect(withImages(before, { runtime: RUNTIME, python: "" })).toEqual({ certificateArn: "arn", "images.runtime": RUNTIME });
  });

  it("come back as they were given", () => {
    const images = { runtime: RUNTIME, python: "" };
    expect(imagesOf(withImages({}, images))).toEqual(images);
  });

  it("are named by digest, never by a tag that can move", () => {
    expect(
      [RUNTIME, "registry.example.com/zerolake/runtime:z-0a1b2c3d4e5f", "runtime", ""].filter((text) => IMAGE_REFERENCE.test(text)),
    ).toEqual([RUNTIME]);
  });
});
