import { DirectiveLocation } from "graphql";
import type { ASTNode, ASTVisitor, ValidationContext } from "graphql";
import { invalid, placeOf } from "./place.ts";

const locationOf = (node: ASTNode): { location: DirectiveLocation; words: string } | undefined => {
  if (node.kind === "OperationDefinition") {
    const words = { query: "queries", mutation: "mutations", subscription: "subscriptions" }[node.operation];
    return { location: node.operation.toUpperCase() as DirectiveLocation, words };
  }
  if (node.kind === "Field") return { location: DirectiveLocation.FIELD, words: "fields" };
  if (node.kind === "InlineFragment") return { location: DirectiveLocation.INLINE_FRAGMENT, words: "inline fragments" };
  if (node.kind === "FragmentSpread") return { location: DirectiveLocation.FRAGMENT_SPREAD, words: "fragment spreads" };
  if (node.kind === "FragmentDefinition") return { location: DirectiveLocation.FRAGMENT_DEFINITION, words: "fragment definitions" };
  return undefined;
};

const words: Partial<Record<DirectiveLocation, string>> = {
  FIELD: "fields",
  FRAGMENT_SPREAD: "fragment spreads",
  INLINE_FRAGMENT: "inline fragments",
  QUERY: "queries",
  MUTATION: "mutations",
};

/** Directives that are unknown, misplaced or without a required argument. */
export function directiveRules(context: ValidationContext): ASTVisitor {
  return {
    Directive(node, _key, _parent, _path, ancestors) {
      const name = node.name.value;
      const place = placeOf(ancestors, node);
      const known = context.getSchema().getDirective(name);
      if (!known) {
        context.reportError(invalid(`Directive @${name} is not defined`, node, place, { code: "undefinedDirective", directiveName: name }));
        return;
      }
      const owner = ancestors.findLast((item): item is ASTNode => "kind" in item);
      const where = owner && locationOf(owner);
      if (where && !known.locations.includes(where.location)) {
        const allowed = known.locations.map((location) => words[location] ?? location).join(", ");
        const message = `'@${name}' can't be applied to ${where.words} (allowed: ${allowed})`;
        context.reportError(invalid(message, node, place, { code: "directiveCannotBeApplied", targetName: where.words, name }));
      }
      const given = new Set((node.arguments ?? []).map((argument) => argument.name.value));
      const absent = known.args
        .filter((argument) => String(argument.type).endsWith("!") && !given.has(argument.name))
        .map((argument) => argument.name);
      if (!absent.length) return;
      const extensions = { code: "missingRequiredArguments", className: "Directive", name, arguments: absent.join(", ") };
      context.reportError(invalid(`Directive '${name}' is missing required arguments: ${absent.join(", ")}`, node, place, extensions));
    },
  };
}
