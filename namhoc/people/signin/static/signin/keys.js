// Keys of a device, by allauth's own script: which form is on the page, and what to say when it goes wrong.

const form = document.getElementById("key-form");
const able = window.PublicKeyCredential !== undefined && window.isSecureContext;

if (form && able) {
  form.hidden = false;
  document.getElementById("no-keys")?.remove();
  const kind = form.dataset.key;
  const ids = { [kind]: "key-button", credential: "key-credential", passwordless: "key-passwordless", data: "key-data" };
  window.allauth.webauthn.forms[`${kind}Form`]({ ids });
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault(); // it is said on the page, not in the console
  document.getElementById("key-trouble").hidden = false;
});
