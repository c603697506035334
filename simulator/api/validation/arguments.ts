import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  print,
} from "graphql";
import type { ASTVisitor, GraphQLInputType, ValidationContext, ValueNode } from "graphql";
import { isGlobalId } from "../global-id.ts";
import { invalid, placeOf } from "./place.ts";

const fits = (value: ValueNode, type: GraphQLInputType): boolean => {
  if (value.kind === "Variable") return true;
  if (value.kind === "NullValue") return !isNonNullType(type);
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const inner = bare.ofType as GraphQLInputType;
    return value.kind === "ListValue" ? value.values.every((item) => fits(item, inner)) : fits(value, inner);
  }
  if (isInputObjectType(bare)) return value.kind === "ObjectValue";
  if (isEnumType(bare)) return value.kind === "EnumValue" && bare.getValue(value.value) !== undefined;
  if (!isLeafType(bare)) return true;
  try {
    return bare.parseLiteral(value, {}) !== undefined;
  } catch {
    return false;
  }
};

const missing = (names: string[]): string => names.join(", ");

/** Arguments that are unknown, missing or of the wrong kind, on fields and inside input objects. */
export function argumentRules(context: ValidationContext): ASTVisitor {
  return {
    Field(node, _key, _parent, _path, ancestors) {
      const field = context.getFieldDef();
      if (!field) return;
      const place = placeOf(ancestors, node);
      const given = new Set((node.arguments ?? []).map((argument) => argument.name.value));
      for (const argument of node.arguments ?? []) {
        const argumentName = argument.name.value;
        const known = field.args.find((candidate) => candidate.name === argumentName);
        const inside = [...place, argumentName];
        if (!known) {
          const extensions = { code: "argumentNotAccepted", name: field.name, typeName: "Field", argumentName };
          context.reportError(invalid(`Field '${field.name}' doesn't accept argument '${argumentName}'`, argument, inside, extensions));
        } else if (!fits(argument.value, known.type)) {
          const message = `Argument '${argumentName}' on Field '${field.name}' has an invalid value (${print(argument.value)}). Expected type '${String(known.type)}'.`;
          context.reportError(invalid(message, node, inside, { code: "argumentLiteralsIncompatible", typeName: "Field", argumentName }));
        } else if (argument.value.kind === "StringValue" && getNamedType(known.type).name === "ID" && !isGlobalId(argument.value.value)) {
          const extensions = { code: "argumentLiteralsIncompatible", typeName: "CoercionError" };
          context.reportError(invalid(`Invalid global id '${argument.value.value}'`, node, inside, extensions));
        }
      }
      const absent = field.args
        .filter((argument) => isRequiredArgument(argument) && !given.has(argument.name))
        .map((argument) => argument.name);
      if (!absent.length) return;
      const extensions = { code: "missingRequiredArguments", className: "Field", name: field.name, arguments: missing(absent) };
      context.reportError(invalid(`Field '${field.name}' is missing required arguments: ${missing(absent)}`, node, place, extensions));
    },
    ObjectValue(node, _key, _parent, _path, ancestors) {
      const type = getNamedType(context.getInputType());
      if (!isInputObjectType(type)) return;
      const fields = type.getFields();
      const place = placeOf(ancestors, node);
      for (const item of node.fields) {
        const name = item.name.value;
        const known = fields[name];
        if (!known) {
          const extensions = { code: "argumentNotAccepted", name: type.name, typeName: "InputObject", argumentName: name };
          context.reportError(invalid(`InputObject '${type.name}' doesn't accept argument '${name}'`, item, [...place, name], extensions));
        } else if (!fits(item.value, known.type)) {
          const message = `Argument '${name}' on InputObject '${type.name}' has an invalid value (${print(item.value)}). Expected type '${String(known.type)}'.`;
          const extensions = { code: "argumentLiteralsIncompatible", typeName: "InputObject", argumentName: name };
          context.reportError(invalid(message, node, [...place, name], extensions));
        }
      }
      for (const field of Object.values(fields)) {
        if (!isRequiredInputField(field) || node.fields.some((item) => item.name.value === field.name)) continue;
        const message = `Argument '${field.name}' on InputObject '${type.name}' is required. Expected type ${String(field.type)}`;
        const extensions = {
          code: "missingRequiredInputObjectAttribute",
          argumentName: field.name,
          argumentType: String(field.type),
          inputObjectType: type.name,
        };
        context.reportError(invalid(message, node, [...place, field.name], extensions));
      }
    },
  };
}
