import { type DesiredResource, type PropertyMap, valuesAt } from "@zerolake/resources";
import * as z from "zod";
import { AWS_ENCRYPTION } from "../encryption/aws-encryption.ts";
import { AZURE_ENCRYPTION } from "../encryption/azure-encryption.ts";
import { type EncryptionRow, isSwitched, type Keeping, namesOwnKey, textIn } from "../encryption/encryption-row.ts";
import { GCP_ENCRYPTION } from "../encryption/gcp-encryption.ts";
import { SERVICES_ENCRYPTION } from "../encryption/services-encryption.ts";
import { madeBy, sayOf } from "../made-steps.ts";
import { defineRule } from "../rule.ts";

const ROWS: ReadonlyMap<string, EncryptionRow> = new Map(
  [...AWS_ENCRYPTION, ...AZURE_ENCRYPTION, ...GCP_ENCRYPTION, ...SERVICES_ENCRYPTION].map((row) => [row.type, row]),
);

export const encryptionRequired = defineRule({
  title: "Encryption required",
  help: "What holds data is encrypted where it rests. A type that this rule does not know is named, never passed.",
  settings: z.object({ key: z.enum(["any", "own"]) }),
  defaults: { key: "any" },
  fields: [
    {
      name: "key",
      label: "With",
      input: "choice",
      options: [
        { value: "any", label: "Any key, also the cloud's" },
        { value: "own", label: "A key of your own" },
      ],
    },
  ],
  describe: ({ key }) => (key === "own" ? "With a key of your own" : "With any key"),
  judge: ({ key }, { plan }) => {
    const holding = madeBy(plan).filter(({ holdsData }) => holdsData);
    const all = plan.steps.flatMap(({ desired }) => (desired ? [desired] : []));
    const unknown = sayOf(
      holding.filter(({ type }) => !ROWS.has(type)),
      ({ type }) => [{ message: `${type} holds data, and this rule does not know how it is encrypted.`, remedy: "" }],
    );
    return {
      violations: sayOf(holding, (resource) => {
        const fault = faultOf(resource, key, all);
        return fault === undefined ? [] : [{ message: `${resource.type} ${FAULTS[fault].says}.`, remedy: FAULTS[fault].remedy }];
      }),
      notJudged: unknown.map(({ message, addresses }) => ({ message, addresses })),
    };
  },
});

/** Whether the rule knows how the type is encrypted. */
export function knowsEncryptionOf(type: string): boolean {
  return ROWS.has(type);
}

const FAULTS = {
  off: { says: "holds data and is not encrypted", remedy: "Switch encryption on in its settings." },
  cloudKey: {
    says: "holds data and is encrypted with the cloud's key, not your own",
    remedy: "Add a customer-managed key to the design, or choose a size that brings one.",
  },
  takesNoKey: {
    says: "is encrypted, but takes no key of your own",
    remedy: "Choose another engine for the component, or ask for an exception.",
  },
} as const;

function faultOf(
  { type, properties, component }: DesiredResource,
  key: "any" | "own",
  all: readonly DesiredResource[],
): keyof typeof FAULTS | undefined {
  const row = ROWS.get(type);
  if (!row || row.rests === "elsewhere" || hasOwnKey(row, { properties, component }, all)) return undefined;
  if ((row.on && !isSwitched(row.on, properties)) || (row.off && isSwitched(row.off, properties))) return "off";
  if (key === "any") return undefined;
  return row.ownKey || row.ownKeyIn ? "cloudKey" : "takesNoKey";
}

function hasOwnKey(
  row: Keeping,
  { properties, component }: { properties: PropertyMap; component: string },
  all: readonly DesiredResource[],
) {
  const { ownKey, ownKeyIn } = row;
  if (ownKey && namesOwnKey(properties, ownKey, row.isEachStoreKeyed ?? false)) return true;
  if (!ownKeyIn) return false;
  const beside = all.filter((resource) => resource.component === component && resource.type === ownKeyIn.type);
  return beside.some((resource) => valuesAt(resource.properties, ownKeyIn.path).some((value) => textIn(value).includes(ownKeyIn.contains)));
}
