// Everything a page with a viewer needs to look right; ui/tokens.css comes before it.
import "katex/dist/katex.min.css";
import "./viewer.css";
import "./text.css";
import "./tables.css";
import "./extras.css";
import "./code.css";
import "./print.css";
