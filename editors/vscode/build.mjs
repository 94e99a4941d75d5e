// Bundles the extension, and lays beside it what it carries: the grammar, and the interpreter as WebAssembly.

import { copyFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));
const shared = `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/share/coproduce`;
process.chdir(fileURLToPath(new URL(".", import.meta.url)));
mkdirSync("dist", { recursive: true });
copyFileSync(`${root}grammar/textmate/coproduce.tmLanguage.json`, "dist/coproduce.tmLanguage.json");
copyFileSync(`${shared}/coproduce.wasm`, "dist/coproduce.wasm");
for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(`${root}${licence}`, `dist/${licence}`);
const common = { bundle: true, minify: true, format: "cjs", external: ["vscode"], legalComments: "eof" };
await build({ ...common, entryPoints: ["src/extension.js"], outfile: "dist/extension.js", platform: "node", target: "node18" });
await build({ ...common, entryPoints: ["src/browser.js"], outfile: "dist/browser.js", platform: "browser", target: "es2022" });
