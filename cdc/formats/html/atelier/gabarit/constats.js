// What the rules find, under the field that each finding speaks of.
const cote = document.getElementById("apercu");
const questions = document.getElementById("questions");
let attente = 0;
let tour = 0;
let dernier = [[], 0];

if (cote && questions) {
  document.addEventListener("cdc:enregistre", () => {
    clearTimeout(attente);
    attente = setTimeout(examiner, 250);
  });
  // A record that unfolds brings fields of its own.
  new MutationObserver((changements) => {
    const neufs = changements.flatMap((c) => [...c.addedNodes]).filter((n) => n.nodeType === 1);
    if (neufs.some((n) => n.matches("[data-chemin]") || n.querySelector("[data-chemin]"))) montrer(...dernier);
  }).observe(questions, { childList: true, subtree: true });
  examiner();
}

async function examiner() {
  const mien = ++tour;
  let reponse = null;
  try {
    reponse = await fetch(`/constats/${cote.dataset.section}`, { headers: { Accept: "application/json" } });
  } catch { return; }
  if (mien !== tour || !reponse.ok) return;
  const { constats, autres, total } = await reponse.json();
  if (mien !== tour) return;
  dernier = [constats, autres];
  montrer(...dernier);
  const bilan = document.getElementById("bilan-constats");
  if (bilan) bilan.textContent = total ? `${total.toLocaleString("fr")} ${total > 1 ? "constats" : "constat"} à lever` : "";
  const compte = document.getElementById("compte-constats");
  const ici = constats.length + autres;
  if (compte) compte.textContent = ici ? ` — ${ici.toLocaleString("fr")} ${ici > 1 ? "constats" : "constat"}` : "";
  document.dispatchEvent(new CustomEvent("cdc:constats", { detail: constats }));
}

function montrer(constats, autres) {
  const boites = new Map();
  for (const boite of document.querySelectorAll(".constats")) boites.set(boite, []);
  let ailleurs = autres;
  for (const ancienne of questions.querySelectorAll(".a-constat")) ancienne.classList.remove("a-constat");
  for (const constat of constats) {
    const element = hote(constat.chemin);
    if (!element && constat.chemin.includes("[")) { ailleurs += 1; continue; }
    const boite = accueil(element?.closest(".champ") ?? questions);
    if (!boites.has(boite)) boites.set(boite, []);
    boites.get(boite).push(dire(constat, lieu(element)));
    if (element?.matches("td")) element.classList.add("a-constat");
  }
  if (ailleurs) {
    const boite = accueil(questions);
    boites.set(boite, [...(boites.get(boite) ?? []), resumer(ailleurs)]);
  }
  for (const [boite, notes] of boites) {
    // Said again only when it changed: a screen reader announces what comes.
    if (boite.textContent !== notes.map((n) => n.textContent).join("")) boite.replaceChildren(...notes);
    boite.hidden = !notes.length;
  }
  compter();
}

function resumer(combien) {
  const note = document.createElement("p");
  note.className = "note constat";
  note.textContent = combien > 1
    ? `${combien.toLocaleString("fr")} autres constats, sur ce qui n’est pas affiché ici.`
    : "1 autre constat, sur ce qui n’est pas affiché ici.";
  return note;
}

// The field that holds a path, or the first that stands below it.
function hote(chemin) {
  const champs = [...questions.querySelectorAll("[data-chemin], [data-liste]")];
  const place = (e) => e.dataset.chemin ?? e.dataset.liste;
  const sous = (bas, haut) => bas === haut || (bas.startsWith(haut) && /^[.[]/.test(bas.slice(haut.length)));
  const tenant = champs
    .filter((e) => sous(chemin, place(e)))
    .sort((a, b) => place(b).length - place(a).length)[0];
  // A row of a table that is not among those shown.
  if (tenant?.dataset.liste && place(tenant) !== chemin) return null;
  return tenant ?? champs.find((e) => sous(place(e), chemin)) ?? null;
}

// Inside a table, which row and which column.
function lieu(element) {
  const rangee = element?.closest("tr[data-chemin]");
  if (!rangee) return "";
  const nom = rangee.querySelector(".id")?.textContent || rangee.querySelector(".lu")?.textContent || "";
  const colonne = element.matches("td") ? element.dataset.titre : "";
  return [nom.trim(), colonne].filter(Boolean).join(", ");
}

function accueil(champ) {
  const place = champ.querySelector(":scope > .saisie") ?? champ;
  let boite = place.querySelector(":scope > .constats");
  if (!boite) {
    boite = document.createElement("div");
    boite.className = "constats";
    boite.setAttribute("aria-live", "polite");
    if (champ === questions) questions.prepend(boite);
    else place.append(boite);
  }
  return boite;
}

// What is folded says that something waits inside.
function compter() {
  for (const plie of questions.querySelectorAll("details")) {
    const combien = plie.querySelectorAll(".note.constat").length;
    const titre = plie.querySelector(":scope > summary");
    let marque = titre?.querySelector(":scope > .combien-constats");
    if (titre && !marque && combien) {
      marque = document.createElement("span");
      marque.className = "pastille combien-constats";
      titre.append(" ", marque);
    }
    if (marque) {
      marque.hidden = !combien;
      marque.textContent = combien > 1 ? `${combien} constats` : "1 constat";
    }
  }
}

function dire(constat, ou) {
  const note = document.createElement("div");
  note.className = `note constat ${constat.gravite}`;
  const titre = document.createElement("p");
  const fort = document.createElement("strong");
  fort.textContent = constat.titre ? constat.titre[0].toUpperCase() + constat.titre.slice(1) : constat.gravite;
  const code = document.createElement("code");
  code.textContent = constat.code;
  titre.append(fort, " ", code);
  const message = document.createElement("p");
  const cite = constat.mots && !constat.message.includes(constat.mots);
  message.textContent = (ou ? `${ou} : ` : "") + (cite ? `« ${constat.mots} » : ` : "") + constat.message;
  note.append(titre, message);
  if (constat.suggestion) {
    const mieux = document.createElement("p");
    mieux.textContent = `Par exemple : ${constat.suggestion}`;
    note.append(mieux);
  }
  return note;
}
