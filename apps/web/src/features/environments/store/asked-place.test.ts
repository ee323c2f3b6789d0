import { expect, it } from "vitest";
import { askedPlace } from "./asked-place.ts";

it("a link asks for a cloud and a region of it, and for nothing that does not exist", () => {
  expect(askedPlace({ cloud: "gcp", region: "europe-west6" })).toEqual({ cloud: "gcp", region: "europe-west6" });
  expect(askedPlace({ cloud: "gcp", region: "eu-west-1" })).toEqual({ cloud: "gcp" });
  expect(askedPlace({ cloud: null, region: "europe-west6" })).toEqual({});
  expect(askedPlace({ cloud: "moon", region: null })).toEqual({});
});
