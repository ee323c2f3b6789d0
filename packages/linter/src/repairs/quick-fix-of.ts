import { checkValue, type Edit, type Settings } from "@zerolake/blueprint";
import { type ComponentDefinition, findDefinition, type SettingDefinition, settingOf } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import type { QuickFix } from "../finding.ts";
import type { PolicyRepair, Rule, SettingRepair } from "../rule.ts";
import type { Subject } from "../subject.ts";
import type { View } from "../view/facts.ts";
import type { Node, Snapshot } from "../view/snapshot.ts";
import { fixLabel } from "./fix-label.ts";

interface Place {
  readonly snapshot: Snapshot;
  readonly view: View;
}

/**
 * The one click for a finding, when the rule knows a single setting that settles it. None when the component attached
 * itself, the environment overrides the setting, or the setting does not take the value.
 */
export function quickFixOf(rule: Rule, subject: Subject, { snapshot, view }: Place): QuickFix | undefined {
  const repair = repairOf(rule, subject, view);
  if (!repair) return undefined;
  if ("keep" in repair) return keepFix(repair, snapshot);
  const node = snapshot.nodes.get(componentOf(rule, subject) ?? "");
  return node ? settingFix(repair, node, snapshot) : undefined;
}

function repairOf(rule: Rule, subject: Subject, view: View): SettingRepair | PolicyRepair | undefined {
  if (typeof rule.repair !== "function") return rule.repair;
  if (rule.drawing) return rule.repair(view);
  if (rule.edge !== undefined) {
    const [from, to] = "edge" in subject ? [view.part(subject.edge.from.component), view.part(subject.edge.to.component)] : [];
    return from && to ? rule.repair(view, { from, to }) : undefined;
  }
  const part = "component" in subject ? view.part(subject.component) : undefined;
  return part ? rule.repair(view, part) : undefined;
}

function componentOf(rule: Rule, subject: Subject): string | undefined {
  if ("component" in subject) return subject.component;
  if ("drawing" in subject) return undefined;
  return rule.edge !== undefined && rule.at === "to" ? subject.edge.to.component : subject.edge.from.component;
}

function keepFix({ keep }: PolicyRepair, { blueprint }: Snapshot): QuickFix | undefined {
  const { policies } = blueprint;
  if (!policies.omit.includes(keep)) return undefined;
  return {
    label: `Add “${findDefinition(keep)?.title ?? keep}”`,
    edit: { edit: "setPolicies", policies: { ...policies, omit: policies.omit.filter((kind) => kind !== keep) } },
  };
}

function settingFix(repair: SettingRepair, node: Node, { blueprint, target }: Snapshot): QuickFix | undefined {
  const { id, kind, title } = node.component;
  const [key = "", field] = repair.set.split(".");
  const definition = findDefinition(kind);
  const setting = definition && settingAt(definition, key, field);
  const isOverridden = target.overrides[id]?.[key] !== undefined;
  if (!definition || !setting || !node.drawn || isOverridden || checkValue(setting, repair.to).length > 0) return undefined;
  const choice = blueprint.targetChoices[target.cloud]?.[`${id}.${key}`];
  const value = field === undefined ? repair.to : { ...groupOf(choice ?? node.drawn.settings[key]), [field]: repair.to };
  const isForCloud = repair.forThisCloud === true || choice !== undefined;
  const edit: Edit = isForCloud
    ? { edit: "setTargetChoice", cloud: target.cloud, key: `${id}.${key}`, value }
    : { edit: "setSetting", component: id, key, value };
  return { label: fixLabel({ setting, title, value: repair.to, ...(isForCloud ? { cloud: target.cloud } : {}) }), edit };
}

function settingAt(definition: ComponentDefinition, key: string, field: string | undefined): SettingDefinition | undefined {
  const setting = settingOf(definition, key);
  if (field === undefined || setting?.type !== "group") return setting;
  return setting.fields.find((candidate) => candidate.key === field);
}

function groupOf(value: Value | undefined): Settings {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Settings) : {};
}
