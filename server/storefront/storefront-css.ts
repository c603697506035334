/**
 * Styles of our storefront pages. Fonts and colours are the theme's: text by inheritance, buttons by the variables that Shopify's Dawn
 * (--color-button, three numbers) and Horizon (--color-primary-button-background) families set, with a dark button where neither exists.
 * Lengths are em and px, since many themes make 1rem 10 px. Directions are logical, for right-to-left languages.
 * Never write two braces or brace and percent sign side by side here: Shopify reads the page as Liquid.
 */
const styles = `
.ac-page{--ac-line:color-mix(in srgb,currentColor 22%,transparent);--ac-soft:color-mix(in srgb,currentColor 5%,transparent);
  --ac-good:#1a7f45;--ac-warning:#a35f00;--ac-bad:#c0271d;--ac-info:currentColor;--ac-round:8px;
  padding:clamp(24px,5vw,56px) 16px;line-height:1.5;text-align:start;overflow-wrap:anywhere}
.ac-page *,.ac-page ::before,.ac-page ::after{box-sizing:border-box}
.ac-wrap{max-width:720px;margin-inline:auto}
.ac-page h1{margin:0 0 .6em;line-height:1.2}
.ac-page h2{margin:0 0 .6em;font-size:1.25em;line-height:1.3}
.ac-page h3{margin:1.2em 0 .4em;font-size:1.05em;line-height:1.3}
.ac-page p{margin:0 0 .8em}
.ac-page p:last-child{margin-bottom:0}
.ac-page a:not(.ac-button){color:inherit;text-decoration:underline;text-underline-offset:.15em}
.ac-lead{font-size:1.1em}
.ac-page .ac-small,.ac-hint{font-size:.9em;opacity:.85}
.ac-page p.ac-small{margin:0}
.ac-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.ac-page :focus-visible{outline:3px solid currentColor;outline-offset:2px}
.ac-card{margin:0 0 20px;padding:clamp(16px,4vw,24px);border:1px solid var(--ac-line);border-radius:var(--ac-round)}
.ac-card>:last-child,.ac-wrap>:last-child{margin-bottom:0}
.ac-lines>li:last-child{padding-bottom:0}
.ac-grid{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(min(100%,200px),1fr));margin:0 0 20px}
.ac-grid .ac-card{margin:0;display:flex;flex-direction:column}
.ac-grid .ac-card .ac-actions{margin-top:auto;padding-top:8px}
.ac-actions{display:flex;flex-wrap:wrap;gap:12px;align-items:center;margin:20px 0 0}
.ac-button{display:inline-flex;align-items:center;justify-content:center;min-height:46px;padding:.5em 1.3em;border:1px solid currentColor;
  border-radius:var(--ac-round);background:transparent;color:inherit;font:inherit;font-weight:600;line-height:1.2;text-align:center;
  text-decoration:none;cursor:pointer;transition:opacity .15s}
.ac-button:hover{opacity:.8}
.ac-primary{background:var(--color-primary-button-background,rgb(var(--color-button,28,28,30)));border-color:currentColor;
  color:var(--color-primary-button-text,rgb(var(--color-button-text,255,255,255)))}
.ac-primary:focus-visible{outline-color:var(--color-primary-button-background,rgb(var(--color-button,28,28,30)))}
.ac-form{margin:0}
.ac-field{display:block;margin:0 0 18px;padding:0;border:0;min-width:0}
.ac-lines fieldset.ac-field{display:grid;gap:0 16px;grid-template-columns:minmax(0,1fr) minmax(0,2fr);margin:10px 0 8px}
.ac-lines fieldset .ac-field{grid-column:auto;align-self:end}
.ac-lines fieldset .ac-field:has(textarea){grid-column:1/-1;margin-bottom:0}
.ac-field label,.ac-field legend{display:block;margin:0 0 4px;padding:0;font-weight:600}
.ac-page p.ac-hint,.ac-page p.ac-error{margin:0 0 6px}
.ac-hint{display:block}
.ac-page .ac-error{color:color-mix(in srgb,var(--ac-bad) 60%,currentColor);font-weight:600}
.ac-input{display:block;width:100%;min-height:46px;padding:10px 12px;border:1px solid;
  border-color:color-mix(in srgb,currentColor 60%,transparent);border-radius:var(--ac-round);background:transparent;color:inherit;
  font:inherit;font-size:max(1em,16px);line-height:1.4;letter-spacing:inherit}
.ac-input option{color:#111;background:#fff}
.ac-wrong .ac-input{border:2px solid var(--ac-bad)}
.ac-field .ac-choice{display:flex;gap:10px;align-items:flex-start;padding:8px 0;margin:0;font-weight:400;cursor:pointer}
.ac-choice input{flex:none;width:20px;height:20px;margin:.1em 0 0;accent-color:currentColor}
.ac-notice{margin:0 0 20px;padding:14px 16px;border:1px solid var(--ac-line);border-inline-start:5px solid var(--ac-info);
  border-radius:var(--ac-round);background:var(--ac-soft)}
.ac-notice p{margin:0 0 .3em}
.ac-notice ul{margin:.3em 0 0;padding-inline-start:1.2em}
.ac-notice.ac-good{border-inline-start-color:var(--ac-good)}
.ac-notice.ac-warning{border-inline-start-color:var(--ac-warning)}
.ac-notice.ac-bad{border-inline-start-color:var(--ac-bad)}
.ac-badge{display:inline-flex;align-items:center;gap:.5em;padding:.2em .7em;border:1px solid var(--ac-line);border-radius:99px;
  background:var(--ac-soft);font-size:.9em;font-weight:600}
.ac-badge::before{content:"";width:.55em;height:.55em;border-radius:50%;background:var(--ac-info)}
.ac-badge.ac-good::before{background:var(--ac-good)}
.ac-badge.ac-warning::before{background:var(--ac-warning)}
.ac-badge.ac-bad::before{background:var(--ac-bad)}
.ac-split{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;justify-content:space-between;margin:0 0 12px}
.ac-split h2{margin:0}
.ac-facts{display:grid;gap:14px 24px;grid-template-columns:repeat(auto-fit,minmax(min(100%,150px),1fr));margin:0 0 16px}
.ac-facts dt{font-size:.9em;opacity:.85}
.ac-facts dd{margin:0;font-weight:600}
.ac-lines{list-style:none;margin:0;padding:0}
.ac-lines>li{display:flex;gap:14px;align-items:flex-start;padding:12px 0;border-top:1px solid var(--ac-line)}
.ac-lines>li:first-child{border-top:0}
.ac-lines>li>div{flex:1;min-width:0}
.ac-lines img,.ac-nopic{flex:none;width:64px;height:64px;border-radius:6px;object-fit:cover;background:var(--ac-soft)}
.ac-page p.ac-line-title{margin:0;font-weight:600}
.ac-steps{display:flex;gap:0;list-style:none;margin:4px 0 20px;padding:0}
.ac-steps>li{position:relative;flex:1;display:flex;flex-direction:column;padding:26px 6px 0 0;font-size:.92em;line-height:1.3;min-width:0}
.ac-steps>li::before{content:"";position:absolute;inset-inline-start:0;top:0;width:16px;height:16px;border:2px solid currentColor;
  border-radius:50%;opacity:.45}
.ac-steps>li::after{content:"";position:absolute;inset-inline:22px 6px;top:7px;height:2px;background:currentColor;opacity:.25}
.ac-steps>li:last-child::after{display:none}
.ac-steps .ac-done::before,.ac-steps .ac-now::before{opacity:1;background:currentColor}
.ac-steps .ac-now::before{box-shadow:0 0 0 4px var(--ac-line)}
.ac-steps .ac-done::after{opacity:1}
.ac-steps .ac-now{font-weight:700}
.ac-steps .ac-small{font-weight:400}
.ac-events{list-style:none;margin:0;padding:0}
.ac-events>li{padding:0 0 12px 16px;padding-inline:16px 0;border-inline-start:2px solid var(--ac-line)}
.ac-events>li:last-child{padding-bottom:0}
.ac-events p{margin:0}
.ac-page details{margin:16px 0 0}
.ac-page summary{cursor:pointer;padding:8px 0;font-weight:600}
.ac-code{letter-spacing:.3em;font-variant-numeric:tabular-nums;max-width:12em}
@media (max-width:540px){
.ac-lines fieldset.ac-field{grid-template-columns:minmax(0,1fr)}
.ac-steps{flex-direction:column}
.ac-steps>li{padding:0 0 14px 30px;padding-inline:30px 0}
.ac-steps>li::after{inset-inline:7px auto;top:20px;bottom:2px;width:2px;height:auto}
.ac-form>.ac-actions .ac-button{flex:1 1 100%}
}
@media (prefers-reduced-motion:reduce){.ac-button{transition:none}}
@media (forced-colors:active){.ac-steps>li::before{forced-color-adjust:none}}
`;

/** One line, as it goes into the page. */
export const storefrontCss = styles.replace(/\n\s*/g, "");
