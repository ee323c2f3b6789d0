import jsep from "jsep";

export type FormulaValue = number | boolean | string;
export type Scope = Readonly<Record<string, FormulaValue>>;

/** A formula as people read it, with what it needs and how to evaluate it. */
export interface Formula {
  readonly text: string;
  /** Names that it mentions, in order of appearance, each once. */
  readonly names: readonly string[];
  readonly root: FormulaNode;
  /** Reads names from the scope. A name that is missing gives NaN, never an exception. */
  evaluate(scope: Scope): FormulaValue;
}

/** The closed language of cost formulas: arithmetic, comparison, `&&`, `||` and four functions. */
export type FormulaNode =
  | { readonly type: "value"; readonly value: FormulaValue }
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "negate"; readonly operand: FormulaNode }
  | { readonly type: "binary"; readonly operator: BinaryOperator; readonly left: FormulaNode; readonly right: FormulaNode }
  | { readonly type: "call"; readonly function: FormulaFunction; readonly operands: readonly FormulaNode[] };

export const BINARY_OPERATORS = ["+", "-", "*", "/", "<", "<=", ">", ">=", "===", "&&", "||"] as const;
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/** `iff(condition, then, else)`; `ceil` forgives the dust of floating point. */
export const FORMULA_FUNCTIONS = ["iff", "ceil", "max", "min"] as const;
export type FormulaFunction = (typeof FORMULA_FUNCTIONS)[number];

/**
 * Parses a formula once. Formulas are data of ours, never of users, so one that is not in the language is a broken
 * invariant and throws with its text.
 */
export function parseFormula(text: string): Formula {
  const names = new Set<string>();
  const root = toNode(syntaxOf(text), { text, names });
  const evaluate = compile(root);
  return { text, names: [...names], root, evaluate };
}

function syntaxOf(text: string): jsep.Expression {
  try {
    return jsep(text);
  } catch (error) {
    throw new Error(`"${text}" is not a cost formula: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

interface Reading {
  readonly text: string;
  readonly names: Set<string>;
}

function toNode(expression: jsep.Expression, reading: Reading): FormulaNode {
  const node = expression as jsep.CoreExpression;
  switch (node.type) {
    case "Literal":
      if (typeof node.value === "number" || typeof node.value === "string" || typeof node.value === "boolean")
        return { type: "value", value: node.value };
      break;
    case "Identifier":
      reading.names.add(node.name);
      return { type: "name", name: node.name };
    case "UnaryExpression":
      if (node.operator === "-") return { type: "negate", operand: toNode(node.argument, reading) };
      break;
    case "BinaryExpression": {
      const operator = BINARY_OPERATORS.find((candidate) => candidate === node.operator);
      if (operator) return { type: "binary", operator, left: toNode(node.left, reading), right: toNode(node.right, reading) };
      break;
    }
    case "CallExpression": {
      const called = FORMULA_FUNCTIONS.find((candidate) => candidate === (node.callee as jsep.Identifier).name);
      if (called) return { type: "call", function: called, operands: node.arguments.map((operand) => toNode(operand, reading)) };
      break;
    }
  }
  throw new Error(`"${reading.text}" is not a cost formula: ${node.type} is not part of the language`);
}

type Evaluate = (scope: Scope) => FormulaValue;

/** Closures instead of a walk: a design is priced some forty times for its range. */
function compile(node: FormulaNode): Evaluate {
  switch (node.type) {
    case "value":
      return () => node.value;
    case "name":
      return (scope) => scope[node.name] ?? Number.NaN;
    case "negate": {
      const operand = compile(node.operand);
      return (scope) => -numeric(operand(scope));
    }
    case "binary":
      return compileBinary(node.operator, compile(node.left), compile(node.right));
    case "call":
      return compileCall(node.function, node.operands.map(compile));
  }
}

function compileBinary(operator: BinaryOperator, left: Evaluate, right: Evaluate): Evaluate {
  switch (operator) {
    case "+":
      return (scope) => numeric(left(scope)) + numeric(right(scope));
    case "-":
      return (scope) => numeric(left(scope)) - numeric(right(scope));
    case "*":
      return (scope) => numeric(left(scope)) * numeric(right(scope));
    case "/":
      return (scope) => numeric(left(scope)) / numeric(right(scope));
    case "<":
      return (scope) => left(scope) < right(scope);
    case "<=":
      return (scope) => left(scope) <= right(scope);
    case ">":
      return (scope) => left(scope) > right(scope);
    case ">=":
      return (scope) => left(scope) >= right(scope);
    case "===":
      return (scope) => left(scope) === right(scope);
    case "&&":
      return (scope) => left(scope) && right(scope);
    case "||":
      return (scope) => left(scope) || right(scope);
  }
}

/** What floating point adds to a whole number must not buy another machine. */
const DUST = 1e-9;

function compileCall(called: FormulaFunction, operands: readonly Evaluate[]): Evaluate {
  const [first, second, third] = operands;
  if (!first) throw new Error(`${called}() needs operands`);
  if (called === "iff") {
    if (!second || !third) throw new Error("iff() needs a condition and two values");
    return (scope) => (first(scope) ? second(scope) : third(scope));
  }
  if (called === "ceil") return (scope) => Math.ceil(numeric(first(scope)) - DUST);
  const pick = called === "max" ? Math.max : Math.min;
  return (scope) => {
    let picked = numeric(first(scope));
    for (let index = 1; index < operands.length; index += 1) picked = pick(picked, numeric(operands[index]?.(scope) ?? Number.NaN));
    return picked;
  };
}

function numeric(value: FormulaValue): number {
  return typeof value === "number" ? value : Number(value);
}
