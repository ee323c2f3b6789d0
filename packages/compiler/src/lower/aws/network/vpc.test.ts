import { describe, expect, it } from "vitest";
import { compileSmall, ofType, resourceAt } from "../small-environment.testing.ts";

function network(
  settings: Readonly<Record<string, string | number | boolean>>,
  more: readonly string[] = [],
  tier: "standard" | "production" = "standard",
) {
  return compileSmall({ components: [["net:network", settings], ...more], tier });
}

function services(more: readonly string[]): readonly string[] {
  const endpoints = ofType(network({ privateEndpoints: true }, more), "AWS::EC2::VPCEndpoint");
  return endpoints.map((resource) => String(resource.properties["ServiceName"]));
}

function waysOut(egress: string): readonly unknown[] {
  const group = resourceAt(network({ egress }, ["app:app-service"]), "app.serviceSg");
  const rules = group.properties["SecurityGroupEgress"] as readonly { IpProtocol: string; CidrIp: string }[];
  return rules.map(({ IpProtocol, CidrIp }) => [IpProtocol, CidrIp]);
}

function inZones(zones: readonly string[]) {
  return compileSmall({ components: [["net:network", { zones: 3 }]], choices: { zones } });
}

describe("the private network", () => {
  it("has no way out when egress is none: no NAT, no internet gateway", () => {
    const compilation = network({ egress: "none" });
    expect(ofType(compilation, "AWS::EC2::NatGateway")).toEqual([]);
    expect(ofType(compilation, "AWS::EC2::InternetGateway")).toEqual([]);
    expect(ofType(compilation, "AWS::EC2::Route")).toEqual([]);
  });

  it("lies in the zones that the account lists, and says when there are too few", () => {
    const listed = inZones(["eu-central-1a", "eu-central-1c", "eu-central-1d", "eu-central-1e"]);
    const used = ofType(listed, "AWS::EC2::Subnet").map(({ properties }) => properties["AvailabilityZone"]);
    expect([...new Set(used)]).toEqual(["eu-central-1a", "eu-central-1c", "eu-central-1d"]);
    expect(listed.diagnostics).toEqual([]);
    expect(inZones(["eu-central-1a", "eu-central-1c"]).diagnostics).toMatchObject([
      { code: "ZL-AWS-ZONES-FEW", severity: "error", target: { component: "net", answer: "zones" } },
    ]);
  });

  it("shares one NAT gateway until production, where each zone has its own", () => {
    expect(ofType(network({ zones: 3 }), "AWS::EC2::NatGateway")).toHaveLength(1);
    expect(ofType(network({ zones: 3 }, [], "production"), "AWS::EC2::NatGateway")).toHaveLength(3);
  });

  it("routes every private subnet through the NAT gateway that exists for it", () => {
    for (const tier of ["standard", "production"] as const) {
      const compilation = network({ zones: 3 }, [], tier);
      const gateways = new Set(ofType(compilation, "AWS::EC2::NatGateway").map((resource) => resource.address));
      const routes = ofType(compilation, "AWS::EC2::Route").filter((route) => route.address.startsWith("net.natRoute"));
      expect(routes).toHaveLength(3);
      for (const route of routes) expect(gateways).toContain((route.properties["NatGatewayId"] as { $ref: string }).$ref);
    }
  });

  it("pays for private endpoints of services that the blueprint uses, and of no others", () => {
    expect(services([])).not.toContain("com.amazonaws.eu-central-1.kinesis-streams");
    expect(services(["stream:event-stream"])).toContain("com.amazonaws.eu-central-1.kinesis-streams");
  });

  it("refuses an address range that leaves no room for subnets", () => {
    const codes = network({ cidr: "10.0.0.0/24" }).diagnostics.map((diagnostic) => diagnostic.code);
    expect(codes).toContain("ZL-AWS-NETWORK-CIDR");
  });

  it("lets members out everywhere only when it is open, else by https or not out of the network", () => {
    const narrow = [
      ["-1", "10.20.0.0/16"],
      ["tcp", "0.0.0.0/0"],
    ];
    expect(waysOut("open")).toEqual([["-1", "0.0.0.0/0"]]);
    expect(waysOut("restricted")).toEqual(narrow);
    expect(waysOut("none")).toEqual(narrow);
  });
});
