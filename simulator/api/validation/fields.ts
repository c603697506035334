import { getNamedType, isCompositeType, isInputObjectType, isLeafType, print } from "graphql";
import type { ASTVisitor, ValidationContext } from "graphql";
import { invalid, placeOf } from "./place.ts";

/** Unknown fields, and selections that are missing or not allowed. */
export function fieldRules(context: ValidationContext): ASTVisitor {
  return {
    Field(node, _key, _parent, _path, ancestors) {
      const parent = context.getParentType();
      const field = context.getFieldDef();
      const name = node.name.value;
      const place = placeOf(ancestors, node);
      if (parent && !field && !name.startsWith("__")) {
        const extensions = { code: "undefinedField", typeName: parent.name, fieldName: name };
        context.reportError(invalid(`Field '${name}' doesn't exist on type '${parent.name}'`, node, place, extensions));
        return;
      }
      if (!field) return;
      const type = getNamedType(field.type);
      const extensions = { code: "selectionMismatch", nodeName: `field '${name}'`, typeName: String(field.type) };
      if (isCompositeType(type) && !node.selectionSet) {
        const message = `Field must have selections (field '${name}' returns ${type.name} but has no selections. Did you mean '${name} { ... }'?)`;
        context.reportError(invalid(message, node, place, extensions));
      }
      if (isLeafType(type) && node.selectionSet) {
        const chosen = node.selectionSet.selections.map((selection) => JSON.stringify(print(selection))).join(", ");
        const message = `Selections can't be made on scalars (field '${name}' returns ${type.name} but has selections [${chosen}])`;
        context.reportError(invalid(message, node, place, extensions));
      }
    },
  };
}

/** Fragments on unknown types, spreads of unknown fragments, variables of unknown types. */
export function nameRules(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();
  return {
    NamedType(node, _key, parent, _path, ancestors) {
      const known = schema.getType(node.name.value);
      const name = node.name.value;
      const above = ancestors.at(-1);
      const owner = parent && "kind" in parent ? parent : above && "kind" in above ? above : undefined;
      if (owner && (owner.kind === "InlineFragment" || owner.kind === "FragmentDefinition")) {
        if (known) return;
        const place = placeOf(ancestors, node);
        context.reportError(
          invalid(`No such type ${name}, so it can't be a fragment condition`, owner, place, { code: "undefinedType", typeName: name }),
        );
        return;
      }
      if (known && (isLeafType(known) || isInputObjectType(known))) return;
      const variable = ancestors.find((item) => "kind" in item && item.kind === "VariableDefinition");
      const variableName = variable && "kind" in variable && variable.kind === "VariableDefinition" ? variable.variable.name.value : "";
      const message = `${name} isn't a defined input type (on $${variableName})`;
      const extensions = { code: "variableRequiresValidType", typeName: name, variableName };
      context.reportError(invalid(message, node, placeOf(ancestors, node), extensions));
    },
    FragmentSpread(node, _key, _parent, _path, ancestors) {
      if (context.getFragment(node.name.value)) return;
      const extensions = { code: "useAndDefineFragment", fragmentName: node.name.value };
      context.reportError(invalid(`Fragment ${node.name.value} was used, but not defined`, node, placeOf(ancestors, node), extensions));
    },
  };
}
