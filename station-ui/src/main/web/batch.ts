import { html, type TemplateResult } from "lit";
import { hold } from "./hold.js";
import { field } from "./signon.js";
import type { Store } from "./store.js";

/** To which batch the parts to come belong. */
export function batchView(store: Store): TemplateResult {
  const words = store.language.words;
  const running = store.status?.batch ?? "";
  return html`<h2>${words.batches.title}</h2>
    <p class="lead">
      ${running === "" ? words.batches.none : html`${words.batches.running} <b>${running}</b>`}
    </p>
    <div class="sign-on">
      <form @submit=${(event: Event) => event.preventDefault()}>
        ${field(words.batches.next, store.batch, "text", (value) => store.nameBatch(value))}
        <button
          type="button"
          class="act act-start"
          ?disabled=${store.batch.trim() === "" || store.batch.trim() === running}
          ${hold(words, () => store.beginBatch(store.batch.trim()))}
        >
          ${words.batches.begin}
        </button>
        <button
          type="button"
          class="act"
          ?disabled=${running === ""}
          ${hold(words, () => store.beginBatch(""))}
        >
          ${words.batches.end}
        </button>
      </form>
    </div>`;
}
