/** Colours of our mails by day; text on its ground has a contrast of at least 4.5 : 1. */
export const mailColours = {
  back: "#f4f4f1",
  card: "#ffffff",
  line: "#e2e2dc",
  text: "#1f2421",
  soft: "#5b635e",
  button: "#1f4d3a",
  onButton: "#ffffff",
} as const;

/** By night, for mail programs that honour it; inline styles stay for the rest. */
export const mailDarkCss = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "@media (prefers-color-scheme:dark){",
  ".m-back{background:#161917!important}",
  ".m-card{background:#20241f!important;border-color:#3a403a!important}",
  ".m-line{border-color:#3a403a!important}",
  ".m-text{color:#eceeea!important}",
  ".m-soft{color:#aab2ac!important}",
  ".m-button{background:#bfe3cf!important}",
  ".m-button-text{color:#10291e!important}",
  "}",
].join("");
