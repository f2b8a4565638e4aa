import { t } from "../../ui/i18n.ts";

/** What can be imported, by the products' own names. */
const vendors = [
  ["ChatGPT", "import_how_chatgpt"],
  ["Claude", "import_how_claude"],
  ["Gemini", "import_how_gemini"],
  ["Google AI Studio", "import_how_ai_studio"],
  ["Grok", "import_how_grok"],
  ["Microsoft Copilot", "import_how_copilot"],
  ["DeepSeek", "import_how_deepseek"],
  ["Le Chat (Mistral)", "import_how_mistral"],
  ["Perplexity", "import_how_perplexity"],
  ["Open WebUI", "import_how_openwebui"],
  ["LibreChat", "import_how_librechat"],
  ["Convokeep", "import_how_own"],
] as const;

/** How to get each vendor's export, in a line. */
export function Vendors() {
  return (
    <dl class="vendors">
      {vendors.map(([name, key]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{t(key)}</dd>
        </div>
      ))}
      <div>
        <dt>{t("import_others")}</dt>
        <dd>{t("import_how_others")}</dd>
      </div>
    </dl>
  );
}
