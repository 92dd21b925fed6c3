// What the rules find, under the field that each finding speaks of.
const cote = document.getElementById("apercu");
const questions = document.getElementById("questions");
let attente = 0;
let tour = 0;

if (cote && questions) {
  document.addEventListener("cdc:enregistre", () => {
    clearTimeout(attente);
    attente = setTimeout(examiner, 250);
  });
  examiner();
}

async function examiner() {
  const mien = ++tour;
  let reponse = null;
  try {
    reponse = await fetch(`/constats/${cote.dataset.section}`, { headers: { Accept: "application/json" } });
  } catch { return; }
  if (mien !== tour || !reponse.ok) return;
  const { constats, total } = await reponse.json();
  if (mien !== tour) return;
  montrer(constats);
  const bilan = document.getElementById("bilan-constats");
  if (bilan) bilan.textContent = total ? `${total.toLocaleString("fr")} ${total > 1 ? "constats" : "constat"} à lever` : "";
  document.dispatchEvent(new CustomEvent("cdc:constats", { detail: constats }));
}

function montrer(constats) {
  const anciens = new Map();
  for (const boite of document.querySelectorAll(".constats")) anciens.set(boite, []);
  for (const constat of constats) {
    const boite = accueil(constat.chemin);
    if (!anciens.has(boite)) anciens.set(boite, []);
    anciens.get(boite).push(constat);
  }
  for (const [boite, siens] of anciens) {
    const neufs = siens.map(dire);
    // Said again only when it changed: a screen reader announces what comes.
    if (boite.textContent !== neufs.map((n) => n.textContent).join("")) boite.replaceChildren(...neufs);
    boite.hidden = !siens.length;
  }
}

// The box of the field that holds a path; at the head of the form when there is none.
function accueil(chemin) {
  const tient = (c) => chemin === c || (chemin.startsWith(c) && /^[.[]/.test(chemin.slice(c.length)));
  const champ = [...questions.querySelectorAll("[data-chemin]")]
    .filter((e) => tient(e.dataset.chemin))
    .sort((a, b) => b.dataset.chemin.length - a.dataset.chemin.length)[0];
  const hote = champ?.closest(".champ") ?? champ?.closest("section") ?? questions;
  const place = hote.querySelector(":scope > .saisie") ?? hote;
  let boite = place.querySelector(":scope > .constats");
  if (!boite) {
    boite = document.createElement("div");
    boite.className = "constats";
    boite.setAttribute("aria-live", "polite");
    if (hote === questions) questions.prepend(boite);
    else place.append(boite);
  }
  return boite;
}

function dire(constat) {
  const note = document.createElement("div");
  note.className = `note constat ${constat.gravite}`;
  const titre = document.createElement("p");
  const fort = document.createElement("strong");
  fort.textContent = constat.titre ? constat.titre[0].toUpperCase() + constat.titre.slice(1) : constat.gravite;
  const code = document.createElement("code");
  code.textContent = constat.code;
  titre.append(fort, " ", code);
  const message = document.createElement("p");
  message.textContent = (constat.mots ? `« ${constat.mots} » : ` : "") + constat.message;
  note.append(titre, message);
  if (constat.suggestion) {
    const mieux = document.createElement("p");
    mieux.textContent = `Par exemple : ${constat.suggestion}`;
    note.append(mieux);
  }
  return note;
}
