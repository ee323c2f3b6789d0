import { type Compilation, compile } from "@zerolake/compiler";
import { type DesiredResource, type Diagnostic, hasErrors } from "@zerolake/resources";
import { type Answer, type Command, oneArgument, renderDiagnostics } from "../command.ts";
import { targetFromFlags } from "../compile-target.ts";
import { readBlueprint } from "../read-blueprint.ts";

export const compileCommand: Command = {
  name: "compile",
  usage: "compile FILE --cloud aws|azure|gcp --region R [--tier T] [--account A] [--environment NAME] [--json]",
  summary: "Prints the resources that a blueprint becomes.",
  flags: {
    cloud: { type: "string", help: "aws, azure or gcp" },
    region: { type: "string", help: "e.g. eu-west-1" },
    tier: { type: "string", help: "prototype, standard or production; default: the blueprint's" },
    account: { type: "string", help: "account, subscription or project that ids carry; default: one that nobody owns" },
    environment: { type: "string", help: "name inside resource names; default preview" },
  },
  async run(arguments_, flags, world) {
    const parsed = await readBlueprint(oneArgument(compileCommand, arguments_), world);
    if (!parsed.ok) return refused(parsed.error);
    const { blueprint, findings } = parsed.value;
    const compilation = compile(blueprint, targetFromFlags(flags, blueprint.tier));
    return compiled(compilation, [...findings, ...compilation.diagnostics]);
  },
};

function refused(diagnostics: readonly Diagnostic[]): Answer {
  return { exitCode: 1, text: renderDiagnostics(diagnostics), json: { target: null, resources: [], diagnostics } };
}

function compiled({ target, resources }: Compilation, diagnostics: readonly Diagnostic[]): Answer {
  const lines = resources.map(({ address, type }) => `${address}  ${type}`);
  return {
    exitCode: hasErrors(diagnostics) ? 1 : 0,
    text: [...lines, `${resources.length} resources`, renderDiagnostics(diagnostics)].filter(Boolean).join("\n"),
    json: { target, resources: resources.map(publicResource), diagnostics },
  };
}

/** The public form of a resource; documented in the README of this package and kept stable. */
function publicResource({ address, type, via, apiVersion, properties, dependsOn, holdsData }: DesiredResource) {
  return { address, type, via, ...(apiVersion === undefined ? {} : { apiVersion }), properties, dependsOn, holdsData };
}
