import sanitizeHtml from "sanitize-html";

const TEXT_TAGS = "a abbr b blockquote br caption center code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i ins li ol p pre q s small";
const MORE_TAGS = "span strike strong sub sup table tbody td tfoot th thead tr tt u ul";

const rules: sanitizeHtml.IOptions = {
  allowedTags: `${TEXT_TAGS} ${MORE_TAGS}`.split(" "),
  allowedAttributes: {
    a: ["href", "title", "rel", "target"],
    td: ["colspan", "rowspan", "align", "valign"],
    th: ["colspan", "rowspan", "align", "valign"],
    "*": ["dir", "lang"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nestingLimit: 60,
  transformTags: { a: sanitizeHtml.simpleTransform("a", { rel: "noopener noreferrer nofollow", target: "_blank" }) },
};

/**
 * A stranger's HTML without scripts, styles, forms, frames and pictures: pictures would tell the sender when an agent reads.
 * It is still only ever shown in a sandboxed frame with a closed CSP.
 */
export const cleanHtml = (html: string): string => sanitizeHtml(html, rules).trim();
