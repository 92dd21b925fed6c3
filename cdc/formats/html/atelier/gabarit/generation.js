// While a document is being made: how long it takes, then the page that gives it.
const travail = document.getElementById("generation");

if (travail?.dataset.etat === "en cours") suivre();
document.getElementById("telecharger")?.focus();

async function suivre() {
  const attente = document.getElementById("attente");
  const dit = attente.textContent;
  for (;;) {
    await new Promise((suite) => setTimeout(suite, 400));
    let suivi = null;
    try {
      const reponse = await fetch(location.href, { headers: { Accept: "application/json" } });
      if (!reponse.ok) throw new Error(reponse.status);
      suivi = await reponse.json();
    } catch {
      attente.textContent = "Le serveur ne répond plus. Rechargez cette page quand il sera relancé.";
      return;
    }
    if (suivi.etat !== "en cours") break;
    // Every five seconds is often enough for who listens.
    if (suivi.secondes % 5 === 0 && suivi.secondes) attente.textContent = `${dit}, depuis ${suivi.secondes} s`;
  }
  location.replace(location.href);
}
