import { Lexer, Source } from "graphql";
import type { GraphQLError, GraphQLFormattedError } from "graphql";

const lastToken = (text: string): { line: number; column: number } => {
  const lexer = new Lexer(new Source(text));
  let at = { line: 1, column: 1 };
  for (let token = lexer.advance(); token.kind !== "<EOF>"; token = lexer.advance()) at = { line: token.line, column: token.column };
  return at;
};

/** A document that does not parse, in graphql-ruby's words: `syntax error, unexpected end of file at [1, 21]`. */
export function syntaxError(error: GraphQLError, text: string): GraphQLFormattedError {
  const atEnd = /found <EOF>|Unexpected <EOF>/.test(error.message);
  const at = atEnd ? lastToken(text) : (error.locations?.[0] ?? { line: 1, column: 1 });
  const found = /(?:found|Unexpected) (?:Name )?(.+?)\.?$/.exec(error.message)?.[1] ?? "character";
  const what = atEnd ? "end of file" : `${/^"\w+"$/.test(found) ? "IDENTIFIER" : "token"} (${found})`;
  return {
    message: `syntax error, unexpected ${what} at [${at.line}, ${at.column}]`,
    locations: [at],
    extensions: { code: "PARSE_ERROR" },
  };
}
