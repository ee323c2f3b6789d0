import { reference, secret } from "@zerolake/resources";
import { expect, it } from "vitest";
import { planApply } from "./plan-apply.ts";
import { desiredResource, recordedResource } from "./planner.testing.ts";
import { renderPlanText } from "./render-plan-text.ts";

it("reads like the plans that people know, and its last line counts a replacement on both sides", () => {
  const table = desiredResource("orders.table", { properties: { Name: "orders.table", Kind: "day" }, holdsData: true });
  const stream = desiredResource("stream.topic", { properties: { Name: "t", Hours: 72, Password: secret("pw") } });
  const reader = desiredResource("job.reader", { properties: { Name: "r", Source: { $join: [reference("orders.table", "Arn"), "/*"] } } });
  const gone = recordedResource(desiredResource("old.firehose"));
  const plan = planApply({
    desired: [
      { ...table, properties: { Name: "orders.table", Kind: "hour" } },
      { ...stream, properties: { ...stream.properties, Hours: 168 } },
      reader,
      desiredResource("same.thing"),
    ],
    recorded: [recordedResource(table), recordedResource(stream), gone, recordedResource(desiredResource("same.thing"))],
    consents: ["orders.table"],
  });
  expect(renderPlanText(plan)).toBe(
    [
      "-/+ orders.table (Test::Service::Thing)  Kind cannot be changed in place",
      "        ! what it holds is lost",
      '      ~ Kind = "day" -> "hour"  # forces replacement',
      "  - old.firehose (Test::Service::Thing)  removed from the blueprint",
      "  ~ stream.topic (Test::Service::Thing)  Hours changed",
      "      ~ Hours = 72 -> 168",
      "  + job.reader (Test::Service::Thing)  not there yet",
      '      + Name = "r"',
      "      + Source = (known after apply)",
      "1 unchanged (hidden)",
      "Plan: 2 to add, 1 to change, 2 to destroy",
      "",
    ].join("\n"),
  );
});

it("says in words when nothing changes", () => {
  const same = desiredResource("same.thing");
  expect(renderPlanText(planApply({ desired: [same], recorded: [recordedResource(same)] }))).toBe(
    "Nothing to change.\n1 unchanged (hidden)\nPlan: 0 to add, 0 to change, 0 to destroy\n",
  );
});
