import { Kind } from "graphql";
import type { ASTNode, GraphQLErrorOptions } from "graphql";
import { GraphQLError } from "graphql";

const stepOf = (node: ASTNode): string | undefined => {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return node.name ? `${node.operation} ${node.name.value}` : node.operation;
    case Kind.FRAGMENT_DEFINITION:
      return `fragment ${node.name.value}`;
    case Kind.FIELD:
      return node.alias?.value ?? node.name.value;
    case Kind.INLINE_FRAGMENT:
      return node.typeCondition ? `... on ${node.typeCondition.name.value}` : "...";
    case Kind.FRAGMENT_SPREAD:
      return `... ${node.name.value}`;
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return node.name.value;
    default:
      return undefined;
  }
};

/** Where graphql-ruby says an invalid node stands: `["query Name", "orders", "first"]`. */
export const placeOf = (ancestors: readonly (ASTNode | readonly ASTNode[])[], node: ASTNode): string[] =>
  [...ancestors.filter((item): item is ASTNode => "kind" in item), node].map(stepOf).filter((step) => step !== undefined);

/** A validation error in graphql-ruby's form; only the first node's place is told. */
export const invalid = (message: string, node: ASTNode, path: string[], extensions: GraphQLErrorOptions["extensions"]): GraphQLError =>
  new GraphQLError(message, { nodes: [node], path, extensions });
