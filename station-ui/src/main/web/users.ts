import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { hold } from "./hold.js";
import * as people from "./people.js";
import type { Store } from "./store.js";

const TOKEN_DAYS = 365;

/** Who may do what at this station, for administrators. */
export function usersView(store: Store): TemplateResult {
  const { access, language } = store;
  const words = language.words;
  return html`<h2>${words.users}</h2>
    <p class="lead" role="status">
      ${access.problem === "" ? words.usersHint : html`<b class="bad">${access.problem}</b>`}
    </p>
    <div class="desk">
      <table class="people">
        <thead>
          <tr>
            <th scope="col">${words.name}</th>
            <th scope="col">${words.role}</th>
            <th scope="col">${words.newSecret}</th>
            <th scope="col">${words.remove}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            access.users,
            (user) => user.name,
            (user) => userRow(user, store),
          )}
        </tbody>
      </table>
      ${adder(words.password, "password", store, (name, role, secret) =>
        access.change(() => people.add(name, role, secret)),
      )}
      <h3>${words.tokens}</h3>
      ${access.fresh === ""
        ? ""
        : html`<p class="lead">${words.tokenOnce} <b class="read">${access.fresh}</b></p>`}
      <ul class="tokens">
        ${repeat(
          access.tokens,
          (token) => token.id,
          (token) => tokenRow(token, store),
        )}
      </ul>
      ${adder(words.days, "number", store, (name, role, days) =>
        access.issue(name, role, Number(days) || TOKEN_DAYS),
      )}
    </div>`;
}

function userRow(user: people.User, store: Store): TemplateResult {
  const { access, language } = store;
  const words = language.words;
  return html`<tr>
    <td>
      <b>${user.name}</b>
      <small>${user.pin ? words.pin : ""} ${user.badge ? words.badge : ""}</small>
    </td>
    <td>
      <select
        aria-label="${words.role}: ${user.name}"
        @change=${(event: Event) => {
          const role = (event.target as HTMLSelectElement).value;
          void access.change(() => people.giveRole(user.name, role));
        }}
      >
        ${people.ROLES.map(
          // A choice that was refused does not stay to be seen.
          (role) => html`<option value=${role} .selected=${live(role === user.role)}>
            ${words.roles[role] ?? role}
          </option>`,
        )}
      </select>
    </td>
    <td>
      ${setter(`${words.newSecret}: ${user.name}`, (value) =>
        access.change(() => people.giveSecret(user.name, value)),
      )}
      ${setter(`${words.badge}: ${user.name}`, (value) =>
        access.change(() => people.giveBadge(user.name, value)),
      )}
    </td>
    <td>
      <button
        class="act"
        aria-label="${words.remove}: ${user.name}"
        ${hold(words, () => void access.change(() => people.remove(user.name)))}
      >
        ${words.remove}
      </button>
    </td>
  </tr>`;
}

function tokenRow(token: people.Token, store: Store): TemplateResult {
  const { access, language } = store;
  const words = language.words;
  return html`<li>
    <b>${token.name}</b> ${words.roles[token.role] ?? token.role} · ${language.date(token.untilMillis)}
    <button
      class="act"
      aria-label="${words.revoke}: ${token.name}"
      ${hold(words, () => void access.change(() => people.revoke(token.id)))}
    >
      ${words.revoke}
    </button>
  </li>`;
}

/** One more, of users or of tokens. */
function adder(
  third: string,
  type: "password" | "number",
  store: Store,
  add: (name: string, role: string, third: string) => Promise<void>,
): TemplateResult {
  const words = store.language.words;
  return html`<form
    class="adder"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const said = new FormData(form);
      void add(String(said.get("name")), String(said.get("role")), String(said.get("third")));
      form.reset();
    }}
  >
    <label class="reason"><span>${words.name}</span><input name="name" maxlength="40" required /></label>
    <label class="reason"><span>${words.role}</span><select name="role">
        ${people.ROLES.map((role) => html`<option value=${role}>${words.roles[role] ?? role}</option>`)}
      </select></label>
    <label class="reason">
      <span>${third}</span>
      <input name="third" type=${type} maxlength="128" autocomplete="new-password" />
    </label>
    <button class="act">${words.add}</button>
  </form>`;
}

function setter(label: string, set: (value: string) => Promise<void>): TemplateResult {
  return html`<form
    class="setter"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      void set(form.querySelector("input")?.value ?? "");
      form.reset();
    }}
  >
    <input
      type="password"
      aria-label=${label}
      placeholder=${label.split(":", 1)[0] ?? ""}
      maxlength="128"
      autocomplete="new-password"
    />
  </form>`;
}
