import { html, type TemplateResult } from "lit";
import { band } from "./band.js";
import { hold } from "./hold.js";
import { icon, type Shape } from "./icons.js";
import { named } from "./language.js";
import type { Store } from "./store.js";

const SHAPES: readonly Shape[] = ["pass", "reject", "unjudged", "ready", "stopped", "faulted", "gone"];
const COLOURS = ["ground", "panel", "raised", "signal", "pass", "reject", "unjudged", "text", "text-2", "text-3"];
const SPREAD = { count: 6, min: 1, max: 6, p1: 1, median: 3, p99: 6, from: 1, width: 1, bins: [1, 4, 8, 4, 2, 1] };

/** `#components`: all that pages are made of, side by side, for whoever changes the look. */
export function componentPage(store: Store): TemplateResult {
  const { words } = store.language;
  return html`<main class="page components">
    <div class="page-head"><h2>Components</h2></div>
    <section class="panel">
      <h3>Shapes</h3>
      <ul class="chips">
        ${SHAPES.map((shape) => html`<li class="sample-shape">${icon(shape)} ${named({}, shape)}</li>`)}
      </ul>
    </section>
    <section class="panel">
      <h3>Colours</h3>
      <ul class="chips">
        ${COLOURS.map(
          (name) => html`<li class="sample-colour">
            <svg viewBox="0 0 3 2" aria-hidden="true"><rect class="fill-${name}" width="3" height="2" /></svg>--${name}
          </li>`,
        )}
      </ul>
    </section>
    <section class="panel">
      <h3>Buttons</h3>
      <div class="chips">
        <button class="act">act</button>
        <button class="act act-start" ${hold(words, () => {})}>act-start, held</button>
        <button class="act act-stop" ${hold(words, () => {})}>act-stop, held</button>
        <button class="act" disabled>disabled</button>
      </div>
      <div class="chips">
        <button class="chip">chip</button>
        <button class="chip" aria-pressed="true">pressed</button>
        <button class="chip primary">primary</button>
        <button class="chip danger">danger</button>
        <button class="chip small">small</button>
        <button class="chip" disabled>disabled</button>
        <button class="link">link</button>
      </div>
    </section>
    <section class="panel">
      <h3>Fields</h3>
      <div class="search">
        <label>text <input type="text" value="lot 12" /></label>
        <label>number <input type="number" value="42" /></label>
        <label>choice <select><option>one</option><option>two</option></select></label>
        <label>slider <input type="range" min="0" max="10" value="3" /></label>
      </div>
    </section>
    <section class="panel">
      <h3>Signs <span class="badge good">good</span> <span class="badge bad">bad</span></h3>
      ${band({ tool: "", finding: "", fault: "", min: 2, max: 5 }, [], { tool: "", finding: "", good: SPREAD, bad: SPREAD }, 4, [0, 8])}
      <table>
        <thead><tr><th scope="col">${words.what}</th><th scope="col" class="num">${words.value}</th></tr></thead>
        <tbody>
          <tr class="good"><td><i>✓</i> good</td><td class="num">0.972</td></tr>
          <tr class="bad"><td><i>✕</i> bad</td><td class="num">0.041</td></tr>
          <tr class="blind"><td><i>?</i> blind</td><td class="num">–</td></tr>
        </tbody>
      </table>
    </section>
  </main>`;
}
