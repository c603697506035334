import {
  getNullableType,
  GraphQLError,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  print,
  typeFromAST,
} from "graphql";
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode, VariableDefinitionNode } from "graphql";
import { isGlobalId } from "../global-id.ts";

interface Problem {
  path: (string | number)[];
  explanation: string;
  message?: string;
}

const shown = (value: unknown): string => JSON.stringify(value) ?? "null";

const leafProblem = (name: string, value: unknown, parse: (value: unknown) => unknown): Problem | undefined => {
  if (name === "ID") {
    if (typeof value === "string" && isGlobalId(value)) return undefined;
    const explanation = `Invalid global id '${String(value)}'`;
    return { path: [], explanation, message: explanation };
  }
  if (name === "DateTime" && (typeof value !== "string" || Number.isNaN(Date.parse(value)))) {
    const explanation = `invalid DateTime`;
    return { path: [], explanation: typeof value === "string" ? `${shown(value)} is not a valid DateTime` : explanation };
  }
  if ((name === "Decimal" || name === "Money") && !/^-?\d+(\.\d+)?$/.test(String(value))) {
    return { path: [], explanation: `invalid decimal '${String(value)}'`, message: `invalid decimal '${String(value)}'` };
  }
  try {
    parse(value);
    return undefined;
  } catch {
    return { path: [], explanation: `Could not coerce value ${shown(value)} to ${name}` };
  }
};

/** What is wrong with a variable's value, in graphql-ruby's words. */
export function problemsOf(value: unknown, type: GraphQLInputType, path: (string | number)[] = []): Problem[] {
  if (value === null || value === undefined) return isNonNullType(type) ? [{ path, explanation: "Expected value to not be null" }] : [];
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const inner = bare.ofType as GraphQLInputType;
    return Array.isArray(value)
      ? value.flatMap((item, index) => problemsOf(item, inner, [...path, index]))
      : problemsOf(value, inner, path);
  }
  if (isEnumType(bare)) {
    if (typeof value === "string" && bare.getValue(value)) return [];
    const names = bare.getValues().map((item) => item.name);
    return [{ path, explanation: `Expected ${shown(value)} to be one of: ${names.join(", ")}` }];
  }
  if (isInputObjectType(bare)) {
    if (typeof value !== "object" || Array.isArray(value))
      return [{ path, explanation: `Expected ${shown(value)} to be a key-value object.` }];
    const given = value as Record<string, unknown>;
    const fields = bare.getFields();
    const unknown = Object.keys(given).filter((name) => !fields[name]);
    return [
      ...unknown.map((name) => ({ path: [...path, name], explanation: `Field is not defined on ${bare.name}` })),
      ...Object.values(fields).flatMap((field) =>
        given[field.name] === undefined && field.defaultValue !== undefined
          ? []
          : problemsOf(given[field.name], field.type, [...path, field.name]),
      ),
    ];
  }
  if (!isLeafType(bare)) return [];
  const problem = leafProblem(bare.name, value, (input) => bare.parseValue(input));
  return problem ? [{ ...problem, path }] : [];
}

const errorOf = (definition: VariableDefinitionNode, value: unknown, problems: Problem[]): GraphQLError => {
  const name = definition.variable.name.value;
  const told = problems.filter((problem) => problem.path.length > 0).map((problem) => `${problem.path.join(".")} (${problem.explanation})`);
  const message = `Variable $${name} of type ${print(definition.type)} was provided invalid value${told.length ? ` for ${told.join(", ")}` : ""}`;
  return new GraphQLError(message, { nodes: [definition], extensions: { code: "INVALID_VARIABLE", value: value ?? null, problems } });
};

/** Checks the values of an operation's variables; Shopify's `INVALID_VARIABLE` errors, one a variable. */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): GraphQLError[] {
  return (operation.variableDefinitions ?? []).flatMap((definition) => {
    const value = variables[definition.variable.name.value];
    const type = typeFromAST(schema, definition.type) as GraphQLInputType | undefined;
    if (!type || (value === undefined && definition.defaultValue)) return [];
    const problems = problemsOf(value, type);
    return problems.length ? [errorOf(definition, value, problems)] : [];
  });
}
