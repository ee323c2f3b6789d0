import { compiledRow } from "./compile-row.ts";
import type { ComponentCost, LineCost } from "./component-cost.ts";
import type { DesignCost } from "./design-cost.ts";
import type { FormulaValue } from "./formula/formula.ts";
import { parseFormula } from "./formula/formula.ts";
import { meaningOf } from "./model/meanings.ts";

/** One name behind a quantity: a variable with its formula, or an input, an assumption or a size with what it stands for. */
export interface ExplainedName {
  readonly name: string;
  readonly value: FormulaValue;
  readonly formula?: string;
  readonly meaning?: string;
}

const DEPLOYED = "the size that is deployed";

/** Everything that leads to the quantity of a line, what it starts from first; the line itself has formula, unit and price. */
export function explainLine(cost: Pick<DesignCost, "cloud">, component: ComponentCost, line: LineCost): readonly ExplainedName[] {
  const row = compiledRow(component.kind, cost.cloud, component.variant);
  const formulas = new Map(row.variables.filter(([name]) => !(name in component.sizes)));
  const needed = new Set<string>();
  const visit = (names: readonly string[]): void => {
    for (const name of names) {
      if (needed.has(name)) continue;
      visit(formulas.get(name)?.names ?? []);
      needed.add(name);
    }
  };
  visit(parseFormula(line.formula).names);
  const explained = [...needed].flatMap((name) => explainName(name, component, formulas.get(name)?.text));
  return [...explained.filter(({ formula }) => formula === undefined), ...explained.filter(({ formula }) => formula !== undefined)];
}

function explainName(name: string, { inputs, variables, sizes }: ComponentCost, formula: string | undefined): readonly ExplainedName[] {
  const value = sizes[name] ?? variables[name] ?? inputs[name];
  if (value === undefined) return [];
  const meaning = meaningOf(name) ?? (name in sizes ? DEPLOYED : undefined);
  return [{ name, value, ...(formula === undefined ? {} : { formula }), ...(meaning === undefined ? {} : { meaning }) }];
}
