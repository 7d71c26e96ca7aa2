// Runs before anything else. Where a browser lets pages keep nothing, it is kept as long as the page lives.
["sessionStorage", "localStorage"].forEach(function (kind) {
  try {
    window[kind].getItem(kind);
  } catch {
    var kept = new Map();
    Object.defineProperty(window, kind, {
      value: {
        getItem: function (key) { return kept.has(key) ? kept.get(key) : null; },
        setItem: function (key, text) { kept.set(key, String(text)); },
        removeItem: function (key) { kept.delete(key); },
      },
    });
  }
});

// A mailed link's token leaves the address, and the history, at once.
(function () {
  var address = new URL(location.href);
  var token = address.searchParams.get("sso_access_token");
  if (token !== null) {
    sessionStorage.setItem("identity.link", token);
    address.searchParams.delete("sso_access_token");
    history.replaceState(null, "", address.pathname + address.search);
  }
  var undo = address.searchParams.get("undo_access_token");
  if (undo !== null) {
    sessionStorage.setItem("identity.undo", undo);
    address.searchParams.delete("undo_access_token");
    history.replaceState(null, "", address.pathname + address.search);
  }
  // so does what a provider sends somebody back with, where this tab has asked for it
  if (address.searchParams.has("state") && sessionStorage.getItem("identity.provider")) {
    sessionStorage.setItem("identity.answer", address.search);
    ["code", "state", "iss", "session_state", "scope", "authuser", "hd", "prompt", "error", "error_description", "error_uri"].forEach(function (name) {
      address.searchParams.delete(name);
    });
    history.replaceState(null, "", address.pathname + address.search);
  }
  var theme = localStorage.getItem("identity.theme");
  if (theme) {
    document.documentElement.dataset.theme = theme;
  }
})();

// What the pages are made of could not be had: they begin anew as soon as the server is back.
addEventListener("error", function ({ target }) {
  var tries = Number(sessionStorage.getItem("identity.again"));
  if ((target.tagName !== "SCRIPT" && target.rel !== "stylesheet") || tries > 9) {
    return;
  }
  var again = setInterval(function () {
    fetch("check", { cache: "no-store" }).then(function (answer) {
      if (answer.ok) {
        clearInterval(again);
        sessionStorage.setItem("identity.again", String(tries + 1));
        location.reload();
      }
    }, function () {});
  }, 2000);
}, true);

// The words are needed as soon as the scripts are there: they are asked for with them.
(function () {
  var known = ["en", "ko", "ja"];
  var wanted = [localStorage.getItem("identity.language")].concat(navigator.languages).map(function (tag) {
    return tag && tag.split("-")[0];
  });
  var language = wanted.find(function (tag) {
    return known.indexOf(tag) >= 0;
  });
  document.head.append(Object.assign(document.createElement("link"), {
    rel: "preload", as: "fetch", crossOrigin: "anonymous", href: new URL("../words/" + (language || "en") + ".json", document.currentScript.src).href,
  }));
})();
