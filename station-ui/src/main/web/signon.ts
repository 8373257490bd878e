import { html, type TemplateResult } from "lit";
import type { Access } from "./access.js";
import type { Store } from "./store.js";

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

const personGlyph = html`<svg class="glyph" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M12 3 A4.5 4.5 0 1 1 12 12 A4.5 4.5 0 1 1 12 3 Z M3 21 C3 16 7 14 12 14 S21 16 21 21 Z" />
</svg>`;

export const lockGlyph = html`<svg class="lock" viewBox="0 0 24 24" aria-hidden="true">
  <path
    d="M5 10 H19 V21 H5 Z M8 10 V7 A4 4 0 0 1 16 7 V10 H14 V7 A2 2 0 0 0 10 7 V10 Z"
    fill-rule="evenodd"
  />
</svg>`;

/** In the top bar: who is signed on. */
export function personButton(store: Store): TemplateResult {
  const { access, language } = store;
  return html`<button class="person" aria-haspopup="dialog" @click=${() => access.open("on")}>
    ${personGlyph}<span>${access.signedOn ? access.me?.name : language.words.signOn}</span>
  </button>`;
}

/** To become somebody, to sign, or to end it. */
export function accessView(store: Store): TemplateResult {
  const { access, language } = store;
  const words = language.words;
  if (access.signedOn && access.asking === "on") {
    return signedOnView(store);
  }
  const title = { on: words.signOn, first: words.firstAdmin, sign: words.signRelease };
  return html`<h2>${title[access.asking]}</h2>
    <p class="lead" role="status">${lead(store)}</p>
    <div class="sign-on">
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          void access.submit();
        }}
      >
        ${access.asking === "first"
          ? field(words.code, access.code, "text", (value) => (access.code = value))
          : nameList(access)}
        ${field(words.name, access.name, "text", (value) => (access.name = value))}
        ${field(words.password, access.secret, "password", (value) => (access.secret = value))}
        <button class="act confirm" ?disabled=${access.busy}>
          ${access.asking === "sign" ? words.sign : words.signOn}
        </button>
      </form>
      ${access.asking === "first" ? "" : pad(access, words.erase)}
      ${access.asking === "on" && access.me?.local === true ? badgeField(store) : ""}
    </div>`;
}

function lead(store: Store): TemplateResult | string {
  const { access, language } = store;
  const words = language.words;
  if (access.problem !== "") {
    return html`<b class="bad">${access.problem}</b>`;
  }
  switch (access.asking) {
    case "first":
      return words.firstHint(access.me?.firstCode ?? "");
    case "sign":
      return html`<b class="deed">${access.deed?.words}</b>
        ${access.me?.releaseNeeds === "four_eyes" ? words.fourEyesHint : words.signHint}`;
    case "on":
      return words.signOnHint;
  }
}

function signedOnView(store: Store): TemplateResult {
  const { access, language } = store;
  const words = language.words;
  const role = access.me?.role ?? "";
  return html`<h2>${access.me?.name} · ${words.roles[role] ?? role}</h2>
    <p class="lead" role="status">
      ${access.problem === "" ? "" : html`<b class="bad">${access.problem}</b>`}
      ${access.changedOwn ? html`✓ ${words.ownSecret.done}` : ""}
    </p>
    <div class="sign-on">
      ${ownSecret(store)}
      <div class="own">
      ${access.may("manage_users")
        ? html`<button class="act" @click=${() => access.openUsers()}>${words.users}</button>`
        : ""}
      <button class="act confirm" @click=${() => void access.signOff()}>${words.signOff}</button>
      </div>
    </div>`;
}

/** To give oneself another password; the one so far shows that it is oneself. */
function ownSecret(store: Store): TemplateResult {
  const { access, language } = store;
  const words = language.words;
  return html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const [before, fresh] = [...form.querySelectorAll("input")].map((input) => input.value);
      void access.changeOwn(before ?? "", fresh ?? "");
      form.reset();
    }}
  >
    <h3>${words.ownSecret.title}</h3>
    ${field(words.ownSecret.before, "", "password", () => {})}
    ${field(words.newSecret, "", "password", () => {})}
    <button class="act" ?disabled=${access.busy}>${words.ownSecret.title}</button>
  </form>`;
}

function nameList(access: Access): TemplateResult | string {
  const names = access.me?.names ?? [];
  return names.length === 0
    ? ""
    : html`<div class="names">
        ${names.map(
          (name) => html`<button
            type="button"
            class="act ${name === access.name ? "chosen" : ""}"
            @click=${() => {
              access.name = name;
              access.type("");
            }}
          >
            ${name}
          </button>`,
        )}
      </div>`;
}

function pad(access: Access, erase: string): TemplateResult {
  return html`<div class="pad">
    ${[...DIGITS, "0"].map(
      (digit) => html`<button type="button" class="act" @click=${() => access.type(digit)}>
        ${digit}
      </button>`,
    )}
    <button type="button" class="act" aria-label=${erase} @click=${() => access.erase()}>⌫</button>
  </div>`;
}

/** A reader types like a keyboard, and ends with Enter. */
function badgeField(store: Store): TemplateResult {
  return html`<form
    class="badge"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const input = (event.target as HTMLFormElement).querySelector("input");
      void store.access.badge(input?.value ?? "");
      (event.target as HTMLFormElement).reset();
    }}
  >
    ${field(store.language.words.badge, "", "password", () => {})}
  </form>`;
}

export function field(
  label: string,
  value: string,
  type: "text" | "password",
  typed: (value: string) => void,
): TemplateResult {
  return html`<label class="reason">
    <span>${label}</span>
    <input
      type=${type}
      maxlength="128"
      autocomplete="off"
      .value=${value}
      @input=${(event: InputEvent) => typed((event.target as HTMLInputElement).value)}
    />
  </label>`;
}
