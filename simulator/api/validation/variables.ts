import { GraphQLNonNull, isNonNullType, isTypeSubTypeOf, typeFromAST } from "graphql";
import type { ASTVisitor, GraphQLSchema, GraphQLType, OperationDefinitionNode, ValidationContext, VariableDefinitionNode } from "graphql";
import { invalid } from "./place.ts";

const nameOf = (operation: OperationDefinitionNode): string => operation.name?.value ?? `anonymous ${operation.operation}`;

const placeOf = (operation: OperationDefinitionNode): string[] => [
  operation.name ? `${operation.operation} ${operation.name.value}` : operation.operation,
];

const allowed = (
  schema: GraphQLSchema,
  given: GraphQLType,
  definition: VariableDefinitionNode,
  wanted: GraphQLType,
  hasDefault: boolean,
): boolean => {
  if (!isNonNullType(wanted) || isNonNullType(given)) return isTypeSubTypeOf(schema, given, wanted);
  const safe = hasDefault || (definition.defaultValue !== undefined && definition.defaultValue.kind !== "NullValue");
  return safe && isTypeSubTypeOf(schema, new GraphQLNonNull(given), wanted);
};

/** Variables declared but not used, used but not declared, or used where their type does not fit. */
export function variableRules(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();
  return {
    OperationDefinition: {
      leave(operation) {
        const usages = context.getRecursiveVariableUsages(operation);
        const used = new Set(usages.map((usage) => usage.node.name.value));
        const declared = new Map((operation.variableDefinitions ?? []).map((definition) => [definition.variable.name.value, definition]));
        const place = placeOf(operation);
        for (const name of declared.keys()) {
          if (used.has(name)) continue;
          const message = `Variable $${name} is declared by ${nameOf(operation)} but not used`;
          context.reportError(invalid(message, operation, place, { code: "variableNotUsed", variableName: name }));
        }
        for (const { node, type, defaultValue } of usages) {
          const name = node.name.value;
          const definition = declared.get(name);
          if (!definition) {
            const message = `Variable $${name} is used by ${nameOf(operation)} but not declared`;
            context.reportError(invalid(message, node, place, { code: "variableNotDefined", variableName: name }));
            continue;
          }
          const given = typeFromAST(schema, definition.type);
          if (!given || !type || allowed(schema, given, definition, type, defaultValue !== undefined)) continue;
          const problem = String(given) === String(type).replace(/!$/, "") ? "Nullability" : "Type";
          const message = `${problem} mismatch on variable $${name} and argument ${name} (${String(given)} / ${String(type)})`;
          const extensions = {
            code: "variableMismatch",
            variableName: name,
            typeName: String(given),
            argumentName: name,
            errorMessage: `${problem} mismatch`,
          };
          context.reportError(invalid(message, node, place, extensions));
        }
      },
    },
  };
}
