"use client";

import type { Cloud } from "@zerolake/resources";
import { Field } from "@/components/ui/field.tsx";
import { Select, type SelectOption } from "@/components/ui/select.tsx";
import type { Ways } from "../../server/trust/ways.ts";
import { AMBIENT, TRUST_METHODS, TRUST_WORDS } from "../access-words.ts";
import { CREDENTIAL_WORDS } from "../credential-words.ts";

export const BY_KEY = "key";

/** How the cloud is to let us in: without a key first, a key last. */
export function WaySelect({ cloud, ways, value, onChange }: { cloud: Cloud; ways: Ways; value: string; onChange: (way: string) => void }) {
  return (
    <Field label="How Zerolake signs in">
      {(control) => <Select {...control} value={value} onValueChange={onChange} options={optionsOf(cloud, ways)} />}
    </Field>
  );
}

function optionsOf(cloud: Cloud, { mayUseAmbientIdentity }: Ways): readonly SelectOption[] {
  const trust = TRUST_METHODS[cloud].map((method): SelectOption => {
    const isClosed = AMBIENT.has(method) && !mayUseAmbientIdentity;
    const { name, help } = TRUST_WORDS[method];
    return { value: method, label: name, help: isClosed ? `${help} ${CLOSED}` : help, isDisabled: isClosed };
  });
  const { name, one } = CREDENTIAL_WORDS[cloud];
  return [...trust, { value: BY_KEY, label: name, help: `Not recommended: the ${one} works for whoever gets hold of it.` }];
}

const CLOSED = "The operator of this installation has not allowed it for your organisation.";

/** Where clouds can read our keys, that way is the usual one. */
export function usualWay(cloud: Cloud, { issuerProblem }: Ways): string {
  return issuerProblem === null ? TRUST_METHODS[cloud][0] : BY_KEY;
}
