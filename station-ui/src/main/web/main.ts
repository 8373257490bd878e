import "./vendor/uplot/uPlot.css";
import "./tokens.css";
import "./layout.css";
import "./verdict.css";
import "./panels.css";
import "./dialogs.css";
import "./access.css";
import "./screen.js";
