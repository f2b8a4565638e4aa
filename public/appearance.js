// Runs before anything is painted, so that a page never shows in other colours than the chosen ones. The settings
// themselves can only be read later; src/ui/appearance/appearance.ts leaves this copy of them.
try {
  Object.assign(document.documentElement.dataset, JSON.parse(localStorage.getItem("appearance") ?? "{}"));
} catch {
  // Without the copy the page begins as the system looks.
}
