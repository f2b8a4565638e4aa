/**
 * Names that Takeout has for Gemini's activity: "Gemini Apps" and until 2024 "Bard"; in other languages as seen in exports
 * ("Gemini-Apps", "Applications Gemini", "Aplicaciones de Gemini", "Gemini アプリ", "Gemini 앱"; 2026) or as Google calls the
 * apps there.
 */
const names =
  /^(?:bard|gemini|gemini[ -]?(?:apps?|アプリ|앱|应用|应用程序|應用程式|uygulamaları|appar|apper)|(?:apps?|applis?|applications|aplicaciones|aplicativos|aplikacje|приложения|ứng dụng)(?: (?:de|do|di))? gemini)$/iu;

/** Whether a product is Gemini: the whole name is compared, for other products' names may speak of it. */
export function isGemini(name: unknown): boolean {
  return typeof name === "string" && name.length < 60 && names.test(name.replace(/\s+/g, " ").trim());
}
