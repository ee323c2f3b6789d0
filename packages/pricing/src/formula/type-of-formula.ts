import type { Formula, FormulaNode, FormulaValue } from "./formula.ts";

export type FormulaType = "number" | "boolean" | "text";
export type NameTypes = ReadonlyMap<string, FormulaType>;

/** What a formula gives, or a mistake in words: an unknown name, a mixture of types. */
export function typeOfFormula(formula: Formula, names: NameTypes): FormulaType {
  return typeOf(formula.root, names, formula.text);
}

export function typeOfValue(value: FormulaValue): FormulaType {
  if (typeof value === "string") return "text";
  return typeof value === "boolean" ? "boolean" : "number";
}

function typeOf(node: FormulaNode, names: NameTypes, text: string): FormulaType {
  const expect = (part: FormulaNode, type: FormulaType): void => {
    const found = typeOf(part, names, text);
    if (found !== type) throw new TypeError(`"${text}": expected a ${type}, found a ${found}`);
  };
  switch (node.type) {
    case "value":
      return typeOfValue(node.value);
    case "name": {
      const found = names.get(node.name);
      if (!found) throw new TypeError(`"${text}": nobody gives "${node.name}"`);
      return found;
    }
    case "negate":
      expect(node.operand, "number");
      return "number";
    case "binary":
      return typeOfBinary(node, names, text, expect);
    case "call": {
      if (node.function !== "iff") {
        for (const operand of node.operands) expect(operand, "number");
        return "number";
      }
      const [condition, then, otherwise] = node.operands;
      if (!condition || !then || !otherwise) throw new TypeError(`"${text}": iff takes a condition and two values`);
      expect(condition, "boolean");
      const type = typeOf(then, names, text);
      expect(otherwise, type);
      return type;
    }
  }
}

function typeOfBinary(
  node: Extract<FormulaNode, { type: "binary" }>,
  names: NameTypes,
  text: string,
  expect: (part: FormulaNode, type: FormulaType) => void,
): FormulaType {
  const { operator, left, right } = node;
  if (operator === "===") {
    expect(right, typeOf(left, names, text));
    return "boolean";
  }
  const operands: FormulaType = operator === "&&" || operator === "||" ? "boolean" : "number";
  expect(left, operands);
  expect(right, operands);
  return ["+", "-", "*", "/"].includes(operator) ? "number" : "boolean";
}
