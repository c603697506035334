import {
  LoneAnonymousOperationRule,
  NoFragmentCyclesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  UniqueArgumentNamesRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
  validate,
} from "graphql";
import type { DocumentNode, GraphQLError, GraphQLSchema } from "graphql";
import { argumentRules } from "./arguments.ts";
import { directiveRules } from "./directives.ts";
import { fieldRules, nameRules } from "./fields.ts";
import { variableRules } from "./variables.ts";

/** Shopify runs graphql-ruby: its checks have other words, codes and paths than graphql-js; ours first, the rare rest as graphql-js has it. */
const rules = [
  fieldRules,
  nameRules,
  argumentRules,
  directiveRules,
  variableRules,
  LoneAnonymousOperationRule,
  NoFragmentCyclesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  UniqueArgumentNamesRule,
  UniqueFragmentNamesRule,
  UniqueInputFieldNamesRule,
  UniqueOperationNamesRule,
  UniqueVariableNamesRule,
];

/** Static checks of a document, with Shopify's messages and `extensions`. */
export const validateDocument = (schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] =>
  validate(schema, document, rules, { maxErrors: 100 });
