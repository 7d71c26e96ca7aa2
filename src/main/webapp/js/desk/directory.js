// The organisation's own directory: tested, set up, tried, removed.
import { html, nothing, View } from "../lit.js";
import { below, check, field, loading, onSubmit, submit, values } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { conflictsIn } from "../changes.js";
import { agreeTo } from "../save.js";
import { session } from "../session.js";
import { t } from "../words.js";
import { state } from "./badges.js";

/** [option, required?, example] of each protocol; dotted ones are nested. */
const OPTIONS = {
  ldap: [["url", true, "ldaps://ldap.example.com"], ["base_dn", true, "ou=people,dc=example,dc=com"], ["user_filter", false, "(objectClass=person)"],
    ["attributes.user_id", false, "uid"], ["attributes.name", false, "cn"], ["attributes.email", false, "mail"], ["attributes.enabled", false, "userAccountControl"]],
  oidc: [["issuer", true, "https://id.example.com/realms/staff"], ["client_id", true, "identity"], ["field_mapper.user_id", false, "username"],
    ["field_mapper.name", false, "name"], ["field_mapper.email", false, "email"]],
};
const SECRETS = { ldap: [["bind_dn", "text"], ["password", "password"]], oidc: [["client_secret", "password"]] };

/** What the server takes for "as it was". */
const KEPT = "********";

/** Which form belongs to a protocol; the server knows more names than there are forms. */
function kindOf(protocol) {
  return protocol ? (["ldap", "ldaps", "active_directory"].includes(protocol) ? "ldap" : "oidc") : undefined;
}

/** What the form knows nothing of, and so must leave as it is: the table of groups, further audiences and so on. */
function others(options, kind) {
  const known = new Set(["protocol", "identity_provider", "auto_user_sync", "ca_certificates", ...OPTIONS[kind].map(([name]) => name.split(".")[0])]);
  return Object.fromEntries(Object.entries(options).filter(([name]) => !known.has(name)));
}

const OUTCOMES = { PASSED: "good", WARNED: "warn", FAILED: "bad" };

class Directory extends View {
  protocol = "ldap";

  connectedCallback() {
    super.connectedCallback();
    this.fetch(() => this.load());
  }

  async load() {
    const auth = await session.asAdministrator("external-auth/get", {});
    this.take(auth);
  }

  take(auth) {
    const options = auth.plugin_info?.options ?? {};
    this.show({ auth, options, protocol: kindOf(options.protocol) ?? this.protocol });
  }

  render() {
    return html`<div class="stack narrow"><h1 tabindex="-1">${t("directory.title")}</h1><p class="muted">${t("directory.lead")}</p>
      ${problemBox(this.problem)}
      ${this.auth ? html`${this.form()} ${this.auth.state === "ENABLED" ? this.trial() : nothing}` : this.problem ? nothing : loading()}</div>`;
  }

  form() {
    const { protocol, options } = this;
    const value = (path) => path.split(".").reduce((at, key) => at?.[key], options);
    const on = this.auth.state === "ENABLED";
    const found = options["openid-configuration"] || options.openid_configuration || options.protocol?.startsWith("google");
    const fields = OPTIONS[protocol].map(([name, required, example]) => [name, required && !(name === "issuer" && found), example]);
    return html`<form class="card stack" @submit=${onSubmit(this, (given) => this.save(given))}>
      <div class="row spread"><h2>${t("directory.settings")}</h2>${state(this.auth.state)}</div>
      <fieldset><legend>${t("directory.protocol")}</legend>
        ${Object.keys(OPTIONS).map((each) => check({ type: "radio", name: "protocol", value: each, label: t("directory." + each), checked: protocol === each, change: () => this.show({ protocol: each }) }))}
      </fieldset>
      ${field({ name: "identity_provider", label: t("directory.name"), hint: t("directory.name_hint"), required: true, value: options.identity_provider })}
      ${fields.map(([name, required, example]) => field({ name, label: t("directory." + name), required, optional: !required, hint: t("directory.example", { example }), value: value(name), problem: this.problem }))}
      ${SECRETS[protocol].map(([name, type]) => field({ name: "secret." + name, label: t("directory.secret." + name), type, optional: true, autocomplete: "off", hint: this.auth.plugin_info?.secret_id ? t("directory.secret_kept") : undefined }))}
      <div class="field"><label for="ca_certificates">${t("directory.ca")} <span class="muted small">${t("form.optional")}</span></label>
        <textarea id="ca_certificates" name="ca_certificates" rows="3" class="mono" spellcheck="false" aria-describedby="ca_certificates-hint" .value=${options.ca_certificates ?? ""}></textarea>
        ${below("ca_certificates", t("directory.ca_hint"))}</div>
      ${check({ name: "auto_user_sync", label: t("directory.auto"), hint: t("directory.auto_hint"), checked: options.auto_user_sync === true })}
      <div role="status">${this.tested ? this.steps() : nothing}</div>
      <div class="row">${submit(t("common.save"), { busy: this.busy })}
        <button type="button" aria-busy=${this.busy ? "true" : nothing} @click=${this.test}>${t("directory.test")}</button>
        ${on ? html`<button type="button" class="danger" @click=${this.discard}>${t("directory.remove")}</button>` : nothing}</div>
    </form>`;
  }

  /** What the form says, as the server takes it. */
  plugin({ protocol, identity_provider, auto_user_sync, ...given }) {
    const same = protocol === kindOf(this.options.protocol);
    const options = { ...(same ? others(this.options, protocol) : {}), protocol: same ? this.options.protocol : protocol, identity_provider, auto_user_sync: auto_user_sync === "on" };
    const secret_data = {};
    const keeps = same && this.auth.plugin_info?.secret_id;
    for (const [name, value] of Object.entries(given)) {
      const [group, inner] = name.split(".");
      if (group === "secret" && (value || keeps)) {
        secret_data[inner] = value || KEPT;
      } else if (value === "" || group === "secret") {
        continue;
      } else if (inner) {
        options[group] = { ...options[group], [inner]: value };
      } else {
        options[name] = value;
      }
    }
    return { plugin_id: "built-in-" + protocol, options, ...(Object.keys(secret_data).length ? { secret_data } : {}) };
  }

  /** Nothing is stored: the way there is tried with what stands in the form. */
  test(event) {
    const { form } = event.currentTarget;
    if (form.reportValidity()) {
      this.show({ tested: null });
      this.attempt(async () => {
        const tested = await session.asAdministrator("external-auth/test", { plugin_info: this.plugin(values(form)) });
        this.show({ tested });
      });
    }
  }

  steps() {
    return html`<p class="alert ${this.tested.works ? "good" : "bad"}">${t(this.tested.works ? "directory.test_works" : "directory.test_fails")}</p>
      <ul class="items">${this.tested.steps.map(({ step, outcome, explanation }) => html`<li><div><strong>${t("directory.step." + step)}</strong>
        <span class="badge ${OUTCOMES[outcome]}">${t("directory.outcome." + outcome)}</span>
        <div class="muted small" lang="en">${explanation}</div></div></li>`)}</ul>`;
  }

  async save(given) {
    const plugin_info = this.plugin(given);
    const now = await session.asAdministrator("external-auth/get", {});
    const both = conflictsIn(this.options, now.plugin_info?.options ?? {}, plugin_info.options);
    if (both.length && !(await agreeTo(both))) {
      return;
    }
    this.take(await session.asAdministrator("external-auth/set", { plugin_info }));
    this.show({ found: null, tested: null });
    announce(t("common.saved"));
  }

  trial() {
    return html`<section class="card stack" aria-labelledby="trial"><h2 id="trial">${t("directory.try")}</h2><p class="muted">${t("directory.try_lead")}</p>
      <form class="tools" @submit=${onSubmit(this, ({ keyword }) => this.find(keyword))}>
        ${field({ name: "keyword", label: t("directory.keyword"), required: true })}${submit(t("directory.try_it"), { busy: this.busy })}</form>
      <div role="status">${this.found ? this.results() : nothing}</div></section>`;
  }

  async find(keyword) {
    this.show({ found: null });
    const { results } = await session.asAdministrator("v1/user/find", { search: { keyword }, domain_id: session.domainId });
    this.show({ found: results });
  }

  results() {
    return this.found.length === 0 ? html`<p class="alert warn">${t("directory.nobody")}</p>`
      : html`<p class="alert good">${t("directory.works", { count: this.found.length })}</p><ul class="items">${this.found.map(({ user_id, name, email }) => html`<li><div><strong>${user_id}</strong><div class="muted small">${[name, email].filter(Boolean).join(" · ")}</div></div></li>`)}</ul>`;
  }

  async discard() {
    if (await confirm({ title: t("directory.remove"), consequences: t("directory.remove_then").split("\n"), action: t("directory.remove"), danger: true })) {
      await this.attempt(async () => {
        this.take(await session.asAdministrator("external-auth/unset", {}));
        announce(t("common.done"));
      });
    }
  }
}
customElements.define("id-directory", Directory);
