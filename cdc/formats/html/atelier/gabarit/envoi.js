// Sends a change, and shows how far the project is after it. Other scripts import `envoyer`.
const cadre = document.querySelector(".cadre");
const alerte = document.getElementById("avis-serveur");
export const projet = cadre?.dataset.projet ?? "";

const ARRETE = "Le serveur ne répond plus. Ce que vous tapez est gardé dans ce navigateur ; relancez « cdc serveur » : tout sera enregistré.";
const RELANCE = "Le serveur a été relancé. Ouvrez la nouvelle adresse qu’il affiche ; ce que vous avez tapé est gardé dans ce navigateur.";
let absent = 0;

function perdre(message) {
  alerte.textContent = message;
  alerte.hidden = false;
  if (!absent) absent = setInterval(essayer, 2500);
}

async function essayer() {
  try {
    const reponse = await fetch("/vivant", { headers: { accept: "application/json" } });
    if (reponse.status === 403) { alerte.textContent = RELANCE; return; }
    retrouver();
  } catch { /* still away */ }
}

function retrouver() {
  if (!absent) return;
  clearInterval(absent);
  absent = 0;
  alerte.hidden = true;
  document.dispatchEvent(new CustomEvent("cdc:retrouve"));
}

// Returns what the server says: etat is enregistre, refuse, conflit, or injoignable.
export async function envoyer(adresse, donnees) {
  const fichiers = donnees instanceof FormData && [...donnees.values()].some((v) => v instanceof File);
  const corps = fichiers ? donnees : new URLSearchParams(donnees);
  // A page that is left goes on sending, what browsers allow for short bodies only.
  const keepalive = !fichiers && corps.toString().length < 60000;
  let reponse;
  try {
    reponse = await fetch(adresse, {
      method: "POST", body: corps, keepalive, headers: { accept: "application/json" },
    });
  } catch {
    perdre(ARRETE);
    return { etat: "injoignable", message: "le serveur ne répond pas" };
  }
  if (reponse.status === 403) {
    perdre(RELANCE);
    return { etat: "injoignable", message: "le serveur a été relancé" };
  }
  retrouver();
  const dit = await reponse.json().catch(() => ({
    etat: "refuse", message: "Le serveur a répondu autre chose que ce qui était attendu.",
  }));
  if (dit.avancement) avancer(dit);
  if (dit.etat === "enregistre") document.dispatchEvent(new CustomEvent("cdc:enregistre", { detail: dit }));
  return dit;
}

function ecrire(element, texte) {
  if (element && element.textContent !== String(texte)) element.textContent = texte;
}

function avancer(dit) {
  const a = dit.avancement;
  ecrire(document.getElementById("enregistre"), dit.enregistre_a ? `Enregistré à ${dit.enregistre_a}` : "");
  ecrire(document.querySelector("[data-taux-total]"), a.total);
  for (const e of document.querySelectorAll("[data-taux]")) ecrire(e, a.sections[e.dataset.taux]);
  for (const e of document.querySelectorAll("[data-chapitre]")) ecrire(e, a.chapitres[e.dataset.chapitre]);
  ecrire(document.getElementById("compte"), a.compte);
  const jauge = document.getElementById("jauge");
  if (jauge) { jauge.max = a.attendues || 1; jauge.value = a.remplies; }
  const annulation = document.getElementById("annulation");
  if (annulation) {
    annulation.hidden = !dit.annulable;
    annulation.querySelector("button").title = `Défait la dernière modification : ${dit.annulable}`;
  }
}
