// The frame: the contents on a phone, the tabs, the theme stays that of the system.
const racine = document.documentElement;
racine.classList.add("js");

const menu = document.getElementById("menu");
if (menu) {
  menu.hidden = false;
  menu.addEventListener("click", () => {
    menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
  });
}

// How many findings the rules make of this sub-section, told by their script.
document.addEventListener("cdc:constats", (e) => {
  const place = document.getElementById("compte-constats");
  const n = e.detail.length;
  if (place) place.textContent = n ? `, ${n} ${n > 1 ? "constats" : "constat"}` : "";
});

const cadre = document.querySelector(".cadre");
const onglets = [...document.querySelectorAll("[role=tab]")];
const petit = matchMedia("(max-width: 1099px)");

export function montrer(nom) {
  for (const onglet of onglets) {
    const choisi = onglet.getAttribute("aria-controls") === nom;
    onglet.setAttribute("aria-selected", String(choisi));
    onglet.tabIndex = choisi ? 0 : -1;
  }
  cadre.classList.toggle("montre-questions", nom === "questions");
  cadre.classList.toggle("montre-apercu", nom === "apercu");
}

// Beside one another, the two panels are no tabs.
function roles() {
  for (const onglet of onglets) {
    const panneau = document.getElementById(onglet.getAttribute("aria-controls"));
    if (!panneau) continue;
    if (petit.matches) {
      panneau.setAttribute("role", "tabpanel");
      panneau.setAttribute("aria-labelledby", onglet.id);
    } else {
      panneau.removeAttribute("role");
      panneau.removeAttribute("aria-labelledby");
    }
  }
}

if (onglets.length) {
  const barre = onglets[0].parentElement;
  barre.hidden = false;
  for (const onglet of onglets) {
    onglet.addEventListener("click", () => montrer(onglet.getAttribute("aria-controls")));
  }
  barre.addEventListener("keydown", (e) => {
    if (e.key !== "ArrowLeft" && e.key !== "ArrowRight") return;
    const autre = onglets.find((o) => o.getAttribute("aria-selected") !== "true");
    montrer(autre.getAttribute("aria-controls"));
    autre.focus();
  });
  petit.addEventListener("change", roles);
  roles();
  montrer("questions");
}
