// How the pages of an organisation look: its colours, tried out as they are chosen, and its logo.
import { html, nothing, View } from "../lit.js";
import { below, describedBy, onSubmit, submit } from "../forms.js";
import { fieldOf, problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { face, paint } from "../look.js";
import { saveChanges } from "../save.js";
import { number, t } from "../words.js";

const NEEDED = 4.5;
const SCHEMES = ["light", "dark"];
const BESIDES = ["--page", "--card", "--sunken", "--on-accent"];
const COLOUR = /^#[0-9a-f]{6}$/i;

/** <id-look .shown .call>: the organisation as it is, and what calls a method about it. Fires "known" with it as it is then. */
class Look extends View {
  static properties = { shown: {}, call: {} };
  chosen = {};
  ratios = {};
  file = null;

  willUpdate(changed) {
    if (changed.has("shown")) {
      this.chosen = Object.fromEntries(SCHEMES.map((scheme) => [scheme, this.shown["accent_" + scheme] ?? ""]));
    }
  }

  updated() {
    const ratios = {};
    for (const scheme of SCHEMES) {
      const tried = this.querySelector(".tried." + scheme);
      const name = "accent_" + scheme;
      const accent = COLOUR.test(this.chosen[scheme]) ? this.chosen[scheme] : undefined;
      paint(tried, { [name]: accent });
      ratios[scheme] = accent && contrast(tried);
      if (ratios[scheme] < NEEDED) {
        // What cannot be read is told, and not shown.
        paint(tried, this.shown);
      }
    }
    if (SCHEMES.some((scheme) => ratios[scheme] !== this.ratios[scheme])) {
      this.show({ ratios });
    }
    if (this.file && this.file !== this.tried) {
      this.tried = this.file;
      // What cannot be drawn is told when it is saved.
      draw(this.file, this.querySelector("canvas")).catch(() => {});
    }
  }

  render() {
    const { logo } = this.shown;
    const error = fieldOf(this.problem) === "logo" ? t("look.logo_refused") : undefined;
    return html`<form class="card stack" aria-label=${t("look.title")} @submit=${onSubmit(this, (given) => this.save(given))}>
      <h2>${t("look.title")}</h2><p class="muted">${t("look.lead")}</p>
      ${problemBox(this.problem, ["accent_light", "accent_dark", "logo"])}
      <div class="columns">${SCHEMES.map((scheme) => this.colour(scheme))}</div>
      <div class="field"><label for="logo">${t("look.logo")}</label>
        ${this.file ? html`<canvas class="logo large" aria-hidden="true"></canvas>` : logo ? html`<span class="large" aria-hidden="true">${face({ name: this.shown.display_name, logo })}</span>` : nothing}
        <input id="logo" type="file" accept="image/png,image/jpeg,image/webp" aria-invalid=${error ? "true" : nothing} aria-describedby=${describedBy("logo", true, error)} @change=${({ target }) => this.show({ file: target.files[0] ?? null, problem: null })}>
        ${below("logo", t("look.logo_hint"), error)}</div>
      <div class="row">${submit(t("look.save"), { busy: this.busy })}
        ${logo ? html`<button type="button" @click=${() => this.attempt(async () => this.know(await this.call("remove-logo")))}>${t("look.remove_logo")}</button>` : nothing}
        ${logo || this.shown.accent_light || this.shown.accent_dark ? html`<button type="button" class="danger" @click=${this.reset}>${t("look.reset")}</button>` : nothing}</div>
    </form>`;
  }

  colour(scheme) {
    const name = "accent_" + scheme;
    const label = t("look." + name);
    const error = fieldOf(this.problem) === name ? t("look.too_faint") : undefined;
    const choose = ({ target }) => this.show({ chosen: { ...this.chosen, [scheme]: target.value.trim() } });
    return html`<div class="stack tight"><div class="field"><label for=${name}>${label}</label>
        <div class="joined"><input id=${name} name=${name} .value=${this.chosen[scheme]} maxlength="7" pattern="#[0-9a-fA-F]{6}" title="#0b6e4f" autocomplete="off" spellcheck="false" aria-invalid=${error ? "true" : nothing} aria-describedby=${describedBy(name, true, error)} @input=${choose}>
          <input type="color" aria-label=${t("look.pick", { field: label })} .value=${COLOUR.test(this.chosen[scheme]) ? this.chosen[scheme] : "#808080"} @input=${choose}></div>
        ${below(name, t("look.colour_hint"), error)}
        <span role="status" class="small ${this.ratios[scheme] < NEEDED ? "error" : "muted"}">${this.told(this.ratios[scheme])}</span></div>
      <div class="tried worn ${scheme}" aria-hidden="true"><span class="organization">${face(this.shown.logo ? this.shown : { name: this.shown.display_name })}${this.shown.display_name}</span>
        <span class="linked">${t("signin.forgotten")}</span> <span class="button primary">${t("signin.submit")}</span></div></div>`;
  }

  told(ratio) {
    return ratio ? t(ratio < NEEDED ? "look.contrast_low" : "look.contrast", { ratio: number(Math.floor(ratio * 100) / 100) }) : t("look.contrast_own");
  }

  async save(given) {
    const mine = Object.fromEntries(SCHEMES.map((scheme) => ["accent_" + scheme, given["accent_" + scheme].toLowerCase()]));
    const same = Object.keys(mine).every((name) => mine[name] === (this.shown[name] ?? ""));
    if (!this.file || !same) {
      const saved = await saveChanges({ shown: this.shown, given: mine, fetch: () => this.call("get"), send: (body) => this.call("update", spaced(body)) });
      if (!saved) {
        return;
      }
      this.know(saved);
    }
    if (this.file) {
      this.know(await this.call("set-logo", { logo: await base64(this.file) }));
      this.dropFile();
    }
    announce(t("common.saved"));
  }

  async reset() {
    if (await confirm({ title: t("look.reset"), text: t("look.reset_text"), action: t("look.reset"), danger: true })) {
      await this.attempt(async () => {
        await this.call("remove-logo");
        this.know(await this.call("update", spaced({ accent_light: "", accent_dark: "" })));
      });
    }
  }

  know(record) {
    this.dispatchEvent(new CustomEvent("known", { detail: record }));
  }

  dropFile() {
    this.querySelector("#logo").value = "";
    this.show({ file: null });
  }
}
customElements.define("id-look", Look);

/** An empty text counts as not sent; a blank one takes away what is there. */
function spaced(body) {
  return Object.fromEntries(Object.entries(body).map(([name, text]) => [name, text || " "]));
}

/** The least contrast (WCAG 2.2) of the accent to what our pages put behind it or on it, as an element of them shows it. */
function contrast(element) {
  const probe = element.appendChild(document.createElement("i"));
  const seen = (name) => {
    probe.style.setProperty("color", `var(${name})`);
    return luminance(getComputedStyle(probe).color.match(/\d+/g).map(Number));
  };
  const accent = seen("--accent");
  const ratios = BESIDES.map(seen).map((other) => (Math.max(accent, other) + 0.05) / (Math.min(accent, other) + 0.05));
  probe.remove();
  return Math.min(...ratios);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((each) => (each <= 10 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** As a drawing: pages show pictures of this server only. */
async function draw(file, canvas) {
  const picture = await createImageBitmap(file);
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext("2d").drawImage(picture, 0, 0);
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
