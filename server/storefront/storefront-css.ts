/** Styles of our storefront pages: the theme's fonts and colours are inherited; only spacing and shapes are ours. */
export const storefrontCss = `.ac-page{padding:2rem 1rem}.ac-wrap{max-width:44rem;margin:0 auto}.ac-button{display:inline-block;padding:.7em 1.2em;border-radius:.4em;border:1px solid currentColor;text-decoration:none}`;
