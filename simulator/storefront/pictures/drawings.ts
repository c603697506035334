/** Small illustrations of what the demo shops sell; each stands on a floor at y = 470 in a square of 600. */
export interface Drawing {
  /** Handles that this drawing fits. */
  words: RegExp;
  svg: string;
}

const MUG = `<path d="M392 268c86-14 104 122 4 130" fill="none" stroke="#2f5d50" stroke-width="26"/><path d="M188 222h214l-14 222q-4 26-34 26H236q-30 0-34-26z" fill="#3d7263"/><path d="M188 222h214l-4 62H192z" fill="#f6efe2"/><ellipse cx="295" cy="222" rx="107" ry="26" fill="#2a4d43"/><ellipse cx="295" cy="226" rx="90" ry="18" fill="#5a3a27"/><g fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" opacity=".75"><path d="M258 176q-16-24 2-44t0-42"/><path d="M316 178q-16-24 2-44t0-42"/></g>`;
const BLANKET = `<path d="M150 330q0-26 26-26h248q26 0 26 26v120q0 20-20 20H170q-20 0-20-20z" fill="#b5573c"/><path d="M150 250q0-26 26-26h248q26 0 26 26v54H150z" fill="#cf7a55"/><g stroke="#f3ddc4" stroke-width="9"><path d="M190 228v76M240 226v80M300 226v80M360 226v80M410 228v76"/></g><path d="M150 304h300M150 386h300" stroke="#8c3f2a" stroke-width="6"/><g stroke="#cf7a55" stroke-width="7" stroke-linecap="round"><path d="M172 470v22M204 470v22M236 470v22M268 470v22M300 470v22M332 470v22M364 470v22M396 470v22M428 470v22"/></g>`;
const CANDLE = `<path d="M206 270h188v170q0 30-30 30H236q-30 0-30-30z" fill="#d9b98a"/><path d="M206 270h188v46H206z" fill="#f7ecd9"/><ellipse cx="300" cy="270" rx="94" ry="22" fill="#fbf5e9"/><path d="M300 268v-30" stroke="#4a3a2b" stroke-width="6"/><path d="M300 152c44 48 34 88 0 88s-44-40 0-88z" fill="#f2a33c"/><path d="M300 192c20 24 15 44 0 44s-20-20 0-44z" fill="#fde9b8"/><rect x="244" y="350" width="112" height="70" rx="5" fill="#fffaf0"/><path d="M262 376h76M274 396h52" stroke="#6a5a45" stroke-width="6"/>`;
const VASE = `<g stroke="#5d7d52" stroke-width="7" fill="none"><path d="M296 250q-20-80-70-130M302 250q6-90 4-160M308 250q24-70 72-110"/></g><g fill="#7fa06a"><ellipse cx="244" cy="152" rx="30" ry="13" transform="rotate(45 244 152)"/><ellipse cx="268" cy="200" rx="28" ry="12" transform="rotate(60 268 200)"/><ellipse cx="348" cy="182" rx="30" ry="12" transform="rotate(-50 348 182)"/></g><g fill="#e6b5a0"><circle cx="222" cy="114" r="26"/><circle cx="306" cy="84" r="30"/><circle cx="384" cy="134" r="26"/></g><path d="M262 244h76c0 50 62 84 62 148 0 50-40 78-100 78s-100-28-100-78c0-64 62-98 62-148z" fill="#4d6f80"/><path d="M256 236h88v18h-88z" fill="#3c5967"/><path d="M214 356q86 34 172 0" fill="none" stroke="#8fb0bd" stroke-width="10"/>`;
const LAMP = `<path d="M226 130h148l56 150H170z" fill="#f4d9a4"/><path d="M226 130h148l10 26H216z" fill="#fbeccb"/><path d="M294 280h12v150h-12z" fill="#6b4a34"/><path d="M232 446q0-24 68-24t68 24v24H232z" fill="#8a6243"/><path d="M352 280v64" stroke="#6b4a34" stroke-width="4"/><circle cx="352" cy="350" r="8" fill="#6b4a34"/>`;
const BOARD = `<g transform="rotate(-9 300 320)"><rect x="196" y="180" width="208" height="280" rx="34" fill="#b98555"/><rect x="270" y="100" width="60" height="110" rx="28" fill="#b98555"/><circle cx="300" cy="132" r="13" fill="#7d5433"/><g fill="none" stroke="#9a6b42" stroke-width="6"><path d="M226 210q14 120 0 230M264 200q18 120-4 250M312 196q-14 130 8 256M362 206q-16 110 2 236"/></g></g>`;
const POT = `<path d="M408 300q84-30 92 40l-24 8q-10-38-60-12z" fill="#56707a"/><path d="M190 290c-90 0-90 120 16 120" fill="none" stroke="#56707a" stroke-width="22"/><path d="M184 320q0-76 116-76t116 76v60q0 90-116 90t-116-90z" fill="#6d8b95"/><path d="M208 262q92-40 184 0" fill="none" stroke="#56707a" stroke-width="16"/><circle cx="300" cy="226" r="17" fill="#3f545c"/><path d="M214 380q86 30 172 0" fill="none" stroke="#90aab2" stroke-width="9"/>`;
const CUSHION = `<path d="M150 216q150-34 300 0 34 120 0 240-150 34-300 0-34-120 0-240z" fill="#47705c"/><g fill="none" stroke="#dfe8d6" stroke-width="9"><path d="M172 240q128-26 256 0 24 98 0 192-128 26-256 0-24-98 0-192z"/><path d="M300 270l44 66-44 66-44-66z"/><path d="M300 300l24 36-24 36-24-36z"/></g>`;
const TOWEL = `<path d="M176 150h248v290q0 30-30 30H206q-30 0-30-30z" fill="#e9dcc8"/><path d="M176 150h248v44H176z" fill="#f7f0e3"/><g fill="#8aa39a"><path d="M176 352h248v20H176zM176 388h248v12H176z"/></g><path d="M300 150v320" stroke="#d5c5ab" stroke-width="5"/><path d="M120 146h360" stroke="#7d5b3f" stroke-width="16" stroke-linecap="round"/>`;
const BOWL = `<path d="M140 290h320c0 110-62 160-120 172h-80c-58-12-120-62-120-172z" fill="#c98b5e"/><ellipse cx="300" cy="290" rx="160" ry="34" fill="#8f5c3a"/><ellipse cx="300" cy="292" rx="140" ry="25" fill="#f4ead8"/><g fill="#9c3f2c"><circle cx="252" cy="276" r="28"/><circle cx="316" cy="264" r="32"/></g><circle cx="368" cy="280" r="24" fill="#6f8f4e"/><path d="M252 248v-14M316 232v-16" stroke="#4d3823" stroke-width="5"/><path d="M246 456h108v14H246z" fill="#8f5c3a"/>`;
const BOOK = `<g transform="rotate(-5 300 320)"><path d="M190 140h210q24 0 24 24v286H214q-24 0-24-24z" fill="#7d3b34"/><path d="M206 426q0-14 14-14h204v38H220q-14 0-14-14z" fill="#f5ecdc"/><path d="M190 140h26v272q-26 0-26 20z" fill="#5f2a25"/><path d="M258 206h124M258 234h92" stroke="#f0d9a8" stroke-width="9"/><path d="M320 290l24 48h-48z" fill="#f0d9a8"/></g>`;
const BAG = `<path d="M226 250c0-150 148-150 148 0" fill="none" stroke="#5c4631" stroke-width="14"/><path d="M166 240h268l22 208q2 22-20 22H164q-22 0-20-22z" fill="#d9c3a0"/><path d="M166 240h268l3 30H163z" fill="#c6ac84"/><path d="M300 318l26 36h-14l22 32h-24v26h-20v-26h-24l22-32h-14z" fill="#2f5d50"/>`;
const CHAIR = `<g fill="#a8754a"><path d="M196 150h26v320h-26zM378 150h26v320h-26zM206 440h-30v30h30zM420 440h-30v30h30z"/></g><path d="M196 160h208v80H196z" fill="#c08d5d"/><path d="M180 314h240v40H180z" fill="#8a5d38"/><path d="M190 288h220q14 0 14 26H176q0-26 14-26z" fill="#e0cfb2"/>`;
const PLANT = `<g fill="#557f58"><path d="M300 320C200 300 170 220 176 150c76 16 124 80 124 170zM300 320c100-20 130-100 124-170-76 16-124 80-124 170zM296 330c-44-60-34-160 4-214 38 54 48 154 4 214z"/></g><path d="M300 330V150" stroke="#3e6144" stroke-width="5"/><path d="M206 324h188l-20 130q-3 16-20 16H246q-17 0-20-16z" fill="#c66f4d"/><path d="M196 312h208v40H196z" fill="#b45d3d"/>`;
const GLASS = `<g><path d="M196 200h92l-12 260q-1 10-12 10h-44q-11 0-12-10z" fill="#cfe0dd" opacity=".9"/><path d="M201 300h82l-7 160q-1 10-12 10h-44q-11 0-12-10z" fill="#e7a35b" opacity=".75"/><path d="M318 240h92l-12 220q-1 10-12 10h-44q-11 0-12-10z" fill="#cfe0dd" opacity=".9"/><path d="M322 330h84l-8 130q-1 10-12 10h-44q-11 0-12-10z" fill="#8fb58c" opacity=".75"/><path d="M210 214l6 220M332 254l6 180" stroke="#fff" stroke-width="7" opacity=".8"/></g>`;
const SOAP = `<rect x="160" y="340" width="280" height="130" rx="40" fill="#e7d3c6"/><rect x="160" y="330" width="280" height="110" rx="40" fill="#f5e8df"/><path d="M238 384h124" stroke="#cba994" stroke-width="11" stroke-linecap="round"/><g fill="#fff" opacity=".85" stroke="#d6e2e0" stroke-width="4"><circle cx="214" cy="290" r="32"/><circle cx="270" cy="246" r="22"/><circle cx="330" cy="286" r="40"/><circle cx="392" cy="236" r="18"/></g>`;
const CLOCK = `<circle cx="300" cy="310" r="160" fill="#b98555"/><circle cx="300" cy="310" r="134" fill="#fbf5e9"/><g stroke="#26302c" stroke-linecap="round"><path d="M300 310V216" stroke-width="12"/><path d="M300 310l62 40" stroke-width="9"/></g><g fill="#6b4a34"><circle cx="300" cy="196" r="7"/><circle cx="414" cy="310" r="7"/><circle cx="300" cy="424" r="7"/><circle cx="186" cy="310" r="7"/></g>`;
const PARCEL = `<path d="M150 250l150-60 150 60v160l-150 60-150-60z" fill="#c79a66"/><path d="M150 250l150 60v160l-150-60z" fill="#b3854f"/><path d="M150 250l150-60 150 60-150 60z" fill="#dab586"/><path d="M222 221l150 60v50l-22-10v-30L200 230z" fill="#f3e4c8"/><path d="M340 380l70-28v40l-70 28z" fill="#f7efe0"/>`;

/** In the order in which they are tried; the last one fits everything. */
export const drawings: Drawing[] = [
  { words: /candle|kerze|bougie|scent/, svg: CANDLE },
  { words: /tea-?pot|kettle|pot$|pot-|carafe|jug|pitcher/, svg: POT },
  { words: /mug|cup|tasse/, svg: MUG },
  { words: /glass|tumbler|wine/, svg: GLASS },
  { words: /throw|blanket|quilt|rug|scarf|plaid/, svg: BLANKET },
  { words: /vase|flower/, svg: VASE },
  { words: /lamp|light|lantern/, svg: LAMP },
  { words: /board|tray|spoon|oak-serving/, svg: BOARD },
  { words: /cushion|pillow/, svg: CUSHION },
  { words: /towel|linen|apron|napkin|tablecloth|robe|sheet|duvet|curtain/, svg: TOWEL },
  { words: /bowl|plate|dish|basket/, svg: BOWL },
  { words: /book|novel|atlas|journal|notebook|poem|stor(y|ies)|guide|calendar|card/, svg: BOOK },
  { words: /bag|tote|apron/, svg: BAG },
  { words: /chair|stool|bench|table|shelf/, svg: CHAIR },
  { words: /plant|pot|planter|fern|herb/, svg: PLANT },
  { words: /soap|bath|oil|balm|cream/, svg: SOAP },
  { words: /clock|mirror/, svg: CLOCK },
  { words: /.*/, svg: PARCEL },
];
