// Asks the browser for a passkey and sends what it answers with the form around the button.
// A form says what to do: data-passkey="create" or "get", with the options in data-options, or
// their address in data-from. Without this script the page says what else there is.
const bytes = (text) => Uint8Array.from(
  atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

function readable(credential) {
  const { response } = credential;
  const said = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) said[name] = text(response[name]);
  }
  if (response.getTransports) said.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: said,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function optionsOf(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.from, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

async function ask(form) {
  const options = await optionsOf(form);
  const key = structuredClone((options.creation_options || options.request_options).publicKey);
  key.challenge = bytes(key.challenge);
  if (form.dataset.passkey === "create") {
    key.user.id = bytes(key.user.id);
    key.excludeCredentials = known(key.excludeCredentials);
    return readable(await navigator.credentials.create({ publicKey: key }));
  }
  key.allowCredentials = known(key.allowCredentials);
  return readable(await navigator.credentials.get({ publicKey: key }));
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const trouble = form.querySelector("[data-trouble]");
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  for (const told of document.querySelectorAll("[data-no-passkey]")) told.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      trouble.hidden = false;
      trouble.focus();
    }
  });
}
