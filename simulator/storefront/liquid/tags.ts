import { type Context, type Emitter, type Liquid, type Parser, Tag, type TagToken, type Template, type TopLevelToken } from "liquidjs";
import { esc } from "../http.ts";

/** A tag whose content is no Liquid: kept from the page. */
const rawTag = (end: string) =>
  class extends Tag {
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      while (rest.length) if ((rest.shift() as { name?: string }).name === end) return;
      throw new Error(`tag ${token.getText()} not closed`);
    }
    override render(): void {
      // Shopify reads these when a theme or an extension is saved; a page shows nothing of them.
    }
  };

/** `{% style %}`: Liquid inside a style element. */
class StyleTag extends Tag {
  private readonly parts: Template[] = [];
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    while (rest.length) {
      const next = rest.shift() as TopLevelToken & { name?: string };
      if (next.name === "endstyle") return;
      this.parts.push(parser.parseToken(next, rest));
    }
    throw new Error(`tag ${token.getText()} not closed`);
  }
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write("<style data-shopify>");
    yield this.liquid.renderer.renderTemplates(this.parts, context, emitter);
    emitter.write("</style>");
  }
}

/** `{% layout none %}`: the page stands without the theme's layout. */
class LayoutTag extends Tag {
  private readonly layout: string;
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.layout = token.args.trim().replace(/^['"]|['"]$/g, "");
  }
  override render(context: Context): void {
    (context.environments as Record<string, unknown>)[LAYOUT] = this.layout;
  }
}

/** `{% form 'type' %}`: Shopify's form element with its hidden fields, for the few types that post back to the page. */
class FormTag extends Tag {
  private readonly parts: Template[] = [];
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    this.type = /['"]([a-z_]+)['"]/.exec(token.args)?.[1] ?? "";
    while (rest.length) {
      const next = rest.shift() as TopLevelToken & { name?: string };
      if (next.name === "endform") return;
      this.parts.push(parser.parseToken(next, rest));
    }
    throw new Error(`tag ${token.getText()} not closed`);
  }
  private readonly type: string;
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    emitter.write(`<form method="post" accept-charset="UTF-8"><input type="hidden" name="form_type" value="${esc(this.type)}">`);
    yield this.liquid.renderer.renderTemplates(this.parts, context, emitter);
    emitter.write("</form>");
  }
}

/** Where a page leaves the name of its layout. */
export const LAYOUT = "__layout";

/** Shopify's tags that Liquid itself lacks. */
export function addTags(engine: Liquid): void {
  for (const name of ["schema", "doc", "javascript", "stylesheet"]) engine.registerTag(name, rawTag(`end${name}`));
  engine.registerTag("style", StyleTag);
  engine.registerTag("form", FormTag);
  engine.registerTag("layout", LayoutTag);
}
