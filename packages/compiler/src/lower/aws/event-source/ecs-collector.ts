import { join } from "@zerolake/resources";
import { answerText, type Lowering } from "../../../lowering.ts";
import { ref } from "../resource.ts";
import { collectorBalancer } from "./collector-balancer.ts";
import { collectorService } from "./collector-service.ts";
import { refusesDirectDelivery } from "./http-lambda.ts";

/** Containers behind a load balancer: for rates at which a price per request would be too much. */
export const ecsCollector: Lowering = {
  cloud: "aws",
  kind: "event-source",
  variant: "ecs-collector",
  service: "AWS Fargate behind an Application Load Balancer",
  gap: "it costs something without traffic; HTTPS needs a certificate of yours",
  minutes: [4, 8],
  minZones: 2,
  needs: ["network"],
  outputs: (part) => {
    const scheme = answerText(part, "certificateArn") === undefined ? "http" : "https";
    const url = join(`${scheme}://`, ref(part, "loadBalancer", "DNSName"), "/events");
    return { ports: { events: { protocol: "https POST", url, region: part.target.region }, endpoint: { url } } };
  },
  refuses: refusesDirectDelivery,
  lower: (context) => [...collectorBalancer(context), ...collectorService(context)],
};
