import { html, type Html } from "./html";

// Fields of forms that shoppers fill in inside a shop's theme. Every field has the id "ac-<name>", so that error summaries can lead to it.

/** What all fields share. */
export interface FieldBase {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
}

/** Shown after the label of fields that may stay empty, e.g. "optional". */
interface Optional {
  optionalWord?: string;
}

const described = (field: FieldBase): Html => {
  const ids = [field.hint && `ac-${field.name}-hint`, field.error && `ac-${field.name}-error`].filter(Boolean).join(" ");
  return html`${ids ? html`aria-describedby="${ids}"` : ""} ${field.error ? html`aria-invalid="true"` : ""}
  ${field.required ? html`required` : ""}`;
};

const hintAndError = (field: FieldBase): Html =>
  html`${field.hint ? html`<p class="ac-hint" id="ac-${field.name}-hint">${field.hint}</p>` : ""}${
    field.error ? html`<p class="ac-error" id="ac-${field.name}-error">${field.error}</p>` : ""
  }`;

const labelled = (field: FieldBase & Optional, input: Html): Html =>
  html`<div class="ac-field${field.error ? " ac-wrong" : ""}">
    <label for="ac-${field.name}"
      >${field.label}${field.optionalWord && !field.required ? html` <span class="ac-small">(${field.optionalWord})</span>` : ""}</label
    >
    ${hintAndError(field)}${input}
  </div>`;

/** A line of text. */
export function textField(
  field: FieldBase &
    Optional & {
      value?: string;
      type?: "text" | "email" | "tel";
      autocomplete?: string;
      inputmode?: "text" | "email" | "tel" | "numeric";
      maxlength?: number;
    },
): Html {
  return labelled(
    field,
    html`<input
      class="ac-input"
      id="ac-${field.name}"
      name="${field.name}"
      type="${field.type ?? "text"}"
      value="${field.value ?? ""}"
      autocomplete="${field.autocomplete ?? "off"}"
      ${field.inputmode ? html`inputmode="${field.inputmode}"` : ""}
      ${field.maxlength ? html`maxlength="${field.maxlength}"` : ""}
      ${described(field)}
    />`,
  );
}

/** Several lines of text. */
export function textArea(field: FieldBase & Optional & { value?: string; rows?: number; maxlength?: number }): Html {
  return labelled(
    field,
    // The first line break after <textarea> is swallowed by browsers, so one is put there.
    html`<textarea
      class="ac-input"
      id="ac-${field.name}"
      name="${field.name}"
      rows="${field.rows ?? 5}"
      ${field.maxlength ? html`maxlength="${field.maxlength}"` : ""}
      ${described(field)}
    >
${field.value ?? ""}</textarea>`,
  );
}

/** One of a few values, with its label. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

/** A drop-down list. */
export function selectField(field: FieldBase & Optional & { options: readonly Choice[]; value?: string }): Html {
  const options = field.options.map(
    (one) => html`<option value="${one.value}" ${one.value === field.value ? html`selected` : ""}>${one.label}</option>`,
  );
  return labelled(
    field,
    html`<select class="ac-input" id="ac-${field.name}" name="${field.name}" ${described(field)}>
      ${options}
    </select>`,
  );
}

/** Radio buttons under one question; the first carries the id "ac-<name>". */
export function choiceField(field: FieldBase & { options: readonly Choice[]; value?: string }): Html {
  const { required, ...group } = field;
  return html`<fieldset class="ac-field${field.error ? " ac-wrong" : ""}" ${described(group)}>
    <legend>${field.label}</legend>
    ${hintAndError(field)}
    ${field.options.map(
      (one, at) =>
        html`<label class="ac-choice"
          ><input
            type="radio"
            id="${at ? `ac-${field.name}-${at}` : `ac-${field.name}`}"
            name="${field.name}"
            value="${one.value}"
            ${one.value === field.value ? html`checked` : ""}
            ${required ? html`required` : ""}
          /><span>${one.label}${one.hint ? html`<span class="ac-hint">${one.hint}</span>` : ""}</span></label
        >`,
    )}
  </fieldset>`;
}

/** A button that sends its form; with name and value the form tells which button it was. */
export function submitButton(label: string, options: { kind?: "primary" | "plain"; name?: string; value?: string } = {}): Html {
  const told = options.name ? html`name="${options.name}" value="${options.value ?? "1"}"` : "";
  return html`<button class="ac-button${options.kind === "plain" ? "" : " ac-primary"}" type="submit" ${told}>${label}</button>`;
}

/**
 * A form. Checks are ours alone (`novalidate`), so that everyone gets the same sentences in the page's language.
 * For GET pass parameters in `hidden`: browsers drop the query of a GET form's action.
 */
export function formOf(
  action: string,
  body: Html | readonly Html[],
  options: { method?: "get" | "post"; hidden?: Record<string, string>; files?: boolean } = {},
): Html {
  const hidden = Object.entries(options.hidden ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
  return html`<form
    class="ac-form"
    action="${action}"
    method="${options.method ?? "post"}"
    novalidate
    ${options.files ? html`enctype="multipart/form-data"` : ""}
  >
    ${hidden}${body}
  </form>`;
}

/** What is wrong, above the form: takes the focus, is read out, leads to each field. Nothing when nothing is wrong. */
export function errorSummary(title: string, errors: Readonly<Record<string, string>>, sentence?: string): Html {
  const each = Object.entries(errors);
  if (each.length === 0 && !sentence) return html``;
  return html`<div class="ac-notice ac-bad" role="alert" tabindex="-1" id="ac-errors" autofocus>
    <p><strong>${title}</strong></p>
    ${sentence ? html`<p>${sentence}</p>` : ""}
    ${
      each.length > 0
        ? html`<ul>
            ${each.map(([name, text]) => html`<li><a href="#ac-${name}">${text}</a></li>`)}
          </ul>`
        : ""
    }
  </div>`;
}
