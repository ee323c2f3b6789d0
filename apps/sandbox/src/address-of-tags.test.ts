import { expect, it } from "vitest";
import { addressOfTags } from "./address-of-tags.ts";

it("finds the address in tags, in lists of tags, and in labels", () => {
  expect(addressOfTags({ tags: { "zerolake:address": "stream.topic" } })).toBe("stream.topic");
  expect(addressOfTags({ Tags: [{ Key: "zerolake:address", Value: "stream.topic:a" }] })).toBe("stream.topic:a");
  expect(addressOfTags({ labels: { zerolake_address: "stream_2e", zerolake_address_2: "topic_3aorders" } })).toBe("stream.topic:orders");
  expect(addressOfTags({ labels: { zerolake_address: "some_ff" } })).toBe("some_ff");
  expect(addressOfTags({ labels: { team: "a" }, name: "b" })).toBeUndefined();
});
