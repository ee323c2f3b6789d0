import { type Blueprint, type Design, type Edit, insertBetween } from "@zerolake/blueprint";
import { findDefinition, settingOf } from "@zerolake/catalog";
import { type Acceptance, acceptEdit, judgeAgainEdit } from "@zerolake/linter";
import type { Value } from "@zerolake/resources";
import { connectionVerdict } from "../connect/connection-verdict.ts";
import type { ConnectRequest, DesignerStore, Finding } from "../designer-state.ts";
import { commit, type Gesture } from "../edit/commit.ts";

/**
 * A way out of a finding, in the words of its button: one step of undo, or the dialog that settles it. `says` tells what it does where
 * the change of the drawing does not.
 */
export type FindingFix =
  | { readonly label: string; readonly gesture: Gesture; readonly says?: string }
  | { readonly label: string; readonly connectRequest: ConnectRequest };

interface SettingFix {
  readonly label: string;
  readonly setting: string;
  readonly value: Value;
}

/** Findings whose way out is one value. */
const SETTING_FIXES: Readonly<Record<string, SettingFix>> = {
  "ZL-AWS-TRAINING-FRAMEWORK": { label: "Use PyTorch", setting: "framework", value: "pytorch" },
  "ZL-AWS-NETWORK-CIDR": { label: "Use 10.0.0.0/16", setting: "cidr", value: "10.0.0.0/16" },
};
const CONNECT_FIXES: Readonly<Record<string, ConnectRequest["direction"]>> = { "ZL-DELIVERY-NOWHERE": "from" };

/** What one click can do about a finding, the best first; nothing when a person has to decide. */
export function fixesFor(finding: Finding, design: Design): readonly FindingFix[] {
  const { code, target = {}, quickFix } = finding;
  if (finding.acceptedBecause !== undefined) return [judgeAgain(finding, design.blueprint)];
  if (quickFix) return [{ label: quickFix.label, gesture: { label: lowerFirst(quickFix.label), edits: [quickFix.edit] } }];
  const { component, edge, setting } = target;
  if (edge !== undefined && code.startsWith("ZL-EDGE-")) return edgeFixes(edge, design);
  if (component === undefined) return [];
  const direction = CONNECT_FIXES[code];
  if (direction !== undefined) return [{ label: "Connect it…", connectRequest: { component, direction } }];
  if (code === "ZL-KIND-TWICE") return [removal(component, design.blueprint)];
  const known = SETTING_FIXES[code];
  if (known) return [valueFix(component, known)];
  if (setting !== undefined && code.startsWith("ZL-SET-")) return settingFixes(component, setting, design.blueprint);
  return [];
}

/** What a rule says can be overruled for a time; everything else is a fact. */
export function isIgnorable({ confidence, acceptedBecause }: Finding): boolean {
  return confidence !== undefined && acceptedBecause === undefined;
}

/** Takes responsibility for a finding up to a day; whoever approves a plan reads the reason. */
export function ignoreFinding(store: DesignerStore, finding: Finding, acceptance: Acceptance): void {
  const { blueprint } = store.getState().log.current;
  commit(store, { label: "ignore a finding", edits: [acceptEdit(blueprint, finding, acceptance)] });
}

function judgeAgain(finding: Finding, blueprint: Blueprint): FindingFix {
  return {
    label: "Judge it again",
    gesture: { label: "judge a finding again", edits: [judgeAgainEdit(blueprint, finding)] },
    says: "It is a finding like any other again, and an error stops Plan.",
  };
}

export function applyFix(store: DesignerStore, fix: FindingFix): void {
  if ("gesture" in fix) commit(store, fix.gesture);
  else store.setState({ connectRequest: fix.connectRequest });
}

/** The same kind of fault fixed wherever it was found, as one step. A finding that goes away with another one is left out. */
export function fixOfAll(findings: readonly Finding[], design: Design): FindingFix {
  const edits = findings.flatMap((finding) => {
    const fix = fixesFor(finding, design).find((candidate) => "gesture" in candidate);
    return fix && "gesture" in fix ? fix.gesture.edits : [];
  });
  const known = new Set<string>();
  const once = edits.filter((edit) => {
    const key = JSON.stringify(edit);
    return known.has(key) ? false : known.add(key);
  });
  return { label: `Fix all ${findings.length} of this kind`, gesture: { label: `fix ${findings.length} findings`, edits: once } };
}

/** Fixes by finding; where one step can fix a fault of the same kind elsewhere too, that step follows. */
export function fixesWithAll(findings: readonly Finding[], design: Design): ReadonlyMap<string, readonly FindingFix[]> {
  const rows = findings.map((finding) => ({ finding, fixes: fixesFor(finding, design) }));
  const alike = new Map<string, Finding[]>();
  for (const { finding, fixes } of rows) {
    if (finding.acceptedBecause !== undefined || !fixes.some((fix) => "gesture" in fix)) continue;
    alike.set(finding.code, [...(alike.get(finding.code) ?? []), finding]);
  }
  return new Map(
    rows.map(({ finding, fixes }) => {
      const all = alike.get(finding.code) ?? [];
      return [finding.id, all.length > 1 ? [...fixes, fixOfAll(all, design)] : fixes];
    }),
  );
}

function edgeFixes(id: string, design: Design): readonly FindingFix[] {
  const edge = design.blueprint.edges.find((candidate) => candidate.id === id);
  if (!edge) return [];
  const remove: Edit = { edit: "removeEdge", edge: id };
  const without = { ...design, blueprint: { ...design.blueprint, edges: design.blueprint.edges.filter((other) => other !== edge) } };
  const connection = { from: edge.from.component, data: edge.from.port, to: edge.to.component };
  const answer = connectionVerdict(without.blueprint, connection);
  const inserted = answer.verdict === "refused" && answer.insert.length > 0 ? insertBetween(without, edge, answer.insert) : undefined;
  const removal: FindingFix = { label: "Remove the connection", gesture: { label: "remove a connection", edits: [remove] } };
  if (answer.verdict !== "refused" || !inserted?.ok) return [removal];
  const names = answer.insert.map((kind) => findDefinition(kind)?.title ?? kind).join(" and ");
  return [{ label: `Put ${names} between`, gesture: { label: `put ${names} between`, edits: [remove, inserted.value.edit] } }, removal];
}

/** Undo lists steps in lower case. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function removal(component: string, { components }: Blueprint): FindingFix {
  const title = components.find(({ id }) => id === component)?.title ?? component;
  return { label: `Remove ${title}`, gesture: { label: `remove ${title}`, edits: [{ edit: "removeComponent", component }] } };
}

function valueFix(component: string, { label, setting, value }: SettingFix): FindingFix {
  return { label, gesture: { label: label.toLowerCase(), edits: [{ edit: "setSetting", component, key: setting, value }] } };
}

/** A value that cannot stay gives way to the default; one that means nothing is removed. Missing ones a person answers. */
function settingFixes(id: string, key: string, { components }: Blueprint): readonly FindingFix[] {
  const component = components.find((candidate) => candidate.id === id);
  if (component?.settings[key] === undefined) return [];
  const definition = findDefinition(component.kind);
  const setting = definition && settingOf(definition, key);
  const label = setting ? `Reset ${setting.label}` : `Remove ${key}`;
  return [{ label, gesture: { label: label.toLowerCase(), edits: [{ edit: "unsetSetting", component: id, key }] } }];
}
